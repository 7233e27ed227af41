package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What BuildKit checks of one {@code --mount} when it comes to it: options, their values, and which
 * may stand together.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#run---mount">RUN --mount</a>
 */
final class MountCheck {
  private static final Set<String> TYPES = Set.of("bind", "cache", "tmpfs", "secret", "ssh");
  private static final Set<String> SHARING = Set.of("shared", "private", "locked");
  private static final Set<String> SWITCHES = Set.of("readonly", "readwrite");
  private static final Set<String> NUMBERS = Set.of("uid", "gid", "mode");
  private static final Set<String> WORDS = Set.of("from", "source", "target", "id", "env");
  private static final Set<String> TRUTHS =
      Set.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False");
  private static final String SEE = "see the options of RUN --mount in the reference";

  private final Flag flag;
  private final Expander expander;
  private final Map<String, String> given = new HashMap<>();
  private final Map<String, Span> places = new HashMap<>();
  private String type = "bind";
  private boolean known = true;

  MountCheck(Flag flag, Expander expander) {
    this.flag = flag;
    this.expander = expander;
  }

  void check(Workdir workdir) {
    List<String> fields = RunFlags.fields(flag.value(), flag.span());
    int at = 0;
    for (String field : fields) {
      field(field, RunFlags.field(flag, at, field));
      at += field.length() + 1;
    }
    if (known) {
      together();
      target(workdir);
    }
  }

  private void field(String field, Span span) {
    int equals = field.indexOf('=');
    String name =
        Mount.name((equals < 0 ? field : field.substring(0, equals)).toLowerCase(Locale.ROOT));
    places.put(name, span);
    if (equals < 0) {
      word(name, span);
      return;
    }
    Optional<String> value = expander.known(field.substring(equals + 1), span);
    if (value.isPresent()) {
      option(name, value.get(), span);
    } else {
      known = false;
    }
  }

  /** An option that needs no value. */
  private void word(String name, Span span) {
    if (name.equals("required")) {
      onlyFor(span, "required", "secret", "ssh");
    } else if (!SWITCHES.contains(name)) {
      throw new Refusal(span, "an option of a mount has no value", "write name=value");
    }
  }

  private void option(String name, String value, Span span) {
    if (name.equals("type")) {
      type = among(TYPES, value, span, "a mount's type is bind, cache, tmpfs, secret or ssh");
    } else if (name.equals("sharing")) {
      given.put(
          name, among(SHARING, value, span, "a cache's sharing is shared, private or locked"));
    } else if (name.equals("required")) {
      onlyFor(span, name, "secret", "ssh");
      truth(name, value, span);
    } else if (name.equals("size")) {
      onlyFor(span, name, "tmpfs");
      valid(MemorySize.isOne(value), span, "a size is a number with k, m or g behind it");
    } else if (SWITCHES.contains(name)) {
      truth(name, value, span);
    } else if (NUMBERS.contains(name)) {
      number(name, value, span);
      given.put(name, value);
    } else {
      valid(WORDS.contains(name), span, "a mount has no such option");
      given.put(name, value);
    }
  }

  /** What depends on a type that is not known is not judged. */
  private void onlyFor(Span span, String option, String... types) {
    valid(
        !known || List.of(types).contains(type),
        span,
        "%s is for mounts of type %s, which has to be named before it"
            .formatted(option, String.join(" or ", types)));
  }

  private static String among(Set<String> words, String value, Span span, String message) {
    String lower = value.toLowerCase(Locale.ROOT);
    valid(words.contains(lower), span, message);
    return lower;
  }

  private static void truth(String name, String value, Span span) {
    valid(TRUTHS.contains(value), span, "%s of a mount is true or false".formatted(name));
  }

  private static void number(String name, String value, Span span) {
    boolean octal = name.equals("mode");
    boolean digits = !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean valid = digits && fits(value, octal ? 8 : 10);
    valid(
        valid,
        span,
        "%s of a mount is a number%s".formatted(name, octal ? " in octal digits" : ""));
  }

  private static boolean fits(String digits, int radix) {
    try {
      return Long.parseLong(digits, radix) < 1L << 32;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private void together() {
    if (type.equals("bind") || type.equals("tmpfs")) {
      for (String number : List.of("mode", "uid", "gid")) {
        refuseIf(
            given.containsKey(number),
            number,
            "%s is not for mounts of type %s".formatted(number, type));
      }
    }
    if (type.equals("secret")) {
      refuseIf(has("from"), "from", "a secret comes from no stage");
      refuseIf(has("source") && has("id"), "source", "a secret has both a source and an id");
      refuseIf(!has("source") && !has("target") && !has("id"), "type", "a secret has no id");
    }
    refuseIf(
        has("sharing") && !type.equals("cache"), "sharing", "sharing is for mounts of type cache");
    refuseIf(
        type.equals("ssh") && has("source"), "source", "an ssh mount has no source, but an id");
  }

  private boolean has(String option) {
    return !given.getOrDefault(option, "").isEmpty();
  }

  private void target(Workdir workdir) {
    if (type.equals("secret") || type.equals("ssh")) {
      return;
    }
    String target = given.getOrDefault("target", "");
    // BuildKit compares an absolute one as it is written.
    boolean root =
        target.startsWith("/")
            ? target.equals("/")
            : workdir.resolved(target).filter("/"::equals).isPresent();
    refuseIf(root, "target", "a mount's target is the root directory");
  }

  private void refuseIf(boolean wrong, String option, String message) {
    valid(!wrong, places.getOrDefault(option, FlagPlace.value(flag)), message);
  }

  private static void valid(boolean valid, Span span, String message) {
    if (!valid) {
      throw new Refusal(span, message, SEE);
    }
  }
}
