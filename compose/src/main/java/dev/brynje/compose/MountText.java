package dev.brynje.compose;

import dev.brynje.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a mount in its short form, {@code [SOURCE:]TARGET[:OPTIONS]}. */
final class MountText {
  private static final Set<String> PROPAGATIONS =
      Set.of("rprivate", "private", "rshared", "shared", "rslave", "slave");

  private final Text text;
  private final List<Field> fields = new ArrayList<>();
  private final List<Field> bind = new ArrayList<>();

  private MountText(Text text) {
    this.text = text;
  }

  /** Its long form. */
  static Fields longForm(Text text) {
    return new MountText(text).read();
  }

  private Fields read() {
    List<String> sections = sections(text.raw());
    if (sections.size() > 3) {
      throw wrong("has too many colons");
    }
    String source = sections.size() == 1 ? "" : sections.get(0);
    String target = sections.size() == 1 ? sections.get(0) : sections.get(1);
    String kind = kind(source);
    put("type", kind, Scalar.Type.STRING);
    if (!source.isEmpty()) {
      put("source", source, Scalar.Type.STRING);
    }
    put("target", CleanPath.of(target), Scalar.Type.STRING);
    boolean nocopy = sections.size() == 3 && options(sections.get(2));
    if (kind.equals("bind")) {
      bind.add(field("create_host_path", "true", Scalar.Type.BOOLEAN));
    }
    if (!bind.isEmpty()) {
      fields.add(new Field("bind", text.place(), Fields.of(bind, text.place())));
    }
    if (nocopy || (kind.equals("volume") && text.raw().length() > 2)) {
      List<Field> volume =
          nocopy ? List.of(field("nocopy", "true", Scalar.Type.BOOLEAN)) : List.of();
      fields.add(new Field("volume", text.place(), Fields.of(volume, text.place())));
    }
    return Fields.of(fields, text.place());
  }

  /** Whether one of them is {@code nocopy}. */
  private boolean options(String options) {
    Optional<String> readOnly = Optional.empty();
    boolean nocopy = false;
    for (String option : options.split(",", -1)) {
      switch (option) {
        case "ro" -> readOnly = Optional.of("true");
        case "rw" -> readOnly = Optional.empty();
        case "nocopy" -> nocopy = true;
        case "z", "Z" -> bind.add(field("selinux", option, Scalar.Type.STRING));
        default -> {
          if (PROPAGATIONS.contains(option)) {
            bind.add(field("propagation", option, Scalar.Type.STRING));
          }
        }
      }
    }
    readOnly.ifPresent(yes -> put("read_only", yes, Scalar.Type.BOOLEAN));
    return nocopy;
  }

  /** Cut at colons, other than that of a Windows drive. */
  private List<String> sections(String raw) {
    List<String> sections = new ArrayList<>();
    if (raw.length() == 1 || raw.length() == 2) {
      return List.of(raw);
    }
    int start = 0;
    for (int i = 0; i <= raw.length(); i++) {
      boolean ends = i == raw.length() || (raw.charAt(i) == ':' && !isDrive(raw, start, i));
      if (!ends) {
        continue;
      }
      if (i == start) {
        throw wrong(raw.isEmpty() ? "is empty" : "has nothing between colons");
      }
      sections.add(raw.substring(start, i));
      start = i + 1;
    }
    return sections;
  }

  private static boolean isDrive(String raw, int start, int colon) {
    return raw.length() > 2
        && colon == start + 1
        && colon + 1 < raw.length()
        && Character.isLetter(raw.charAt(start));
  }

  /** A path is bound, a name is a volume's; one that a variable begins may be either. */
  private static String kind(String source) {
    if (source.isEmpty()) {
      return "volume";
    }
    char first = source.charAt(0);
    if (first == Text.UNKNOWN) {
      return source.indexOf('/') < 0 ? "" : "bind";
    }
    boolean path =
        first == '.'
            || first == '/'
            || first == '~'
            || source.startsWith("\\\\")
            || (source.length() > 1 && source.charAt(1) == ':' && Character.isLetter(first));
    return path ? "bind" : "volume";
  }

  private void put(String key, String value, Scalar.Type type) {
    fields.add(field(key, value, type));
  }

  private Field field(String key, String value, Scalar.Type type) {
    return new Field(key, text.place(), text.part(value, type));
  }

  private Refusal wrong(String what) {
    return new Refusal(
        text.place(),
        "the mount \"%s\" %s".formatted(Shown.of(text), what),
        "write it as SOURCE:TARGET:ro, or in the long form");
  }
}
