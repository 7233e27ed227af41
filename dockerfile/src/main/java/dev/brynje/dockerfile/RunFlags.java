package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What BuildKit checks of the flags of RUN before it builds. */
final class RunFlags {
  private static final Set<String> NETWORKS = Set.of("default", "none", "host");
  private static final Set<String> SECURITY = Set.of("insecure", "sandbox");

  private RunFlags() {}

  static void check(List<Flag> flags) {
    for (Flag flag : flags) {
      String value = flag.value();
      switch (flag.name()) {
        case "network" -> among(NETWORKS, "none, host or default", flag);
        case "security" -> among(SECURITY, "sandbox or insecure", flag);
        case "mount" -> mount(flag);
        case "device" -> device(fields(value, flag.span()), flag.span());
        default -> {}
      }
    }
  }

  private static void among(Set<String> allowed, String words, Flag flag) {
    if (!allowed.contains(flag.value())) {
      throw refused(FlagPlace.value(flag), "--%s is %s".formatted(flag.name(), words));
    }
  }

  private static void mount(Flag flag) {
    int at = 0;
    for (String field : fields(flag.value(), flag.span())) {
      int equals = field.indexOf('=');
      if (equals >= 0 && field.substring(0, equals).equalsIgnoreCase("from")) {
        int dollar = field.indexOf('$', equals);
        if (dollar >= 0 && dollar != field.length() - 1) {
          throw refused(
              field(flag, at, field), "a mount's from cannot have variables; name a stage for it");
        }
      }
      at += field.length() + 1;
    }
  }

  /** Where a field of the list is written that begins at an offset, if no quotes are there. */
  static Span field(Flag flag, int at, String field) {
    boolean quoted = flag.value().indexOf('"') >= 0;
    return quoted ? flag.span() : FlagPlace.part(flag, at, at + field.length());
  }

  private static void device(List<String> fields, Span span) {
    boolean named = false;
    for (String field : fields) {
      int equals = field.indexOf('=');
      String key = equals < 0 ? field : field.substring(0, equals);
      boolean required = key.equalsIgnoreCase("required");
      if (required) {
        if (equals >= 0 && !isTruth(field.substring(equals + 1))) {
          throw refused(span, "a device's required is true or false");
        }
      } else if (named) {
        throw refused(span, "a device has a name, and required");
      } else {
        named = true;
      }
    }
  }

  private static boolean isTruth(String text) {
    return Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False")
        .contains(text);
  }

  /** Comma-separated values, as RFC 4180 has them, on one line. */
  static List<String> fields(String text, Span span) {
    if (text.isEmpty()) {
      throw refused(span, "the list has no values");
    }
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (true) {
      if (at < text.length() && text.charAt(at) == '"') {
        StringBuilder field = new StringBuilder();
        at = quoted(text, at + 1, field, span);
        fields.add(field.toString());
      } else {
        int comma = text.indexOf(',', at);
        int end = comma < 0 ? text.length() : comma;
        if (text.substring(at, end).indexOf('"') >= 0) {
          throw refused(span, "a quote stands within a value of the list");
        }
        fields.add(text.substring(at, end));
        at = end;
      }
      if (at == text.length()) {
        return fields;
      }
      at++;
    }
  }

  private static int quoted(String text, int from, StringBuilder field, Span span) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        field.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else if (at == text.length() || text.charAt(at) == ',') {
        return at;
      } else {
        break;
      }
    }
    throw refused(span, "the quotes of the list are not closed");
  }

  private static Refusal refused(Span span, String message) {
    return new Refusal(span, message, "see the reference of RUN for its flags");
  }
}
