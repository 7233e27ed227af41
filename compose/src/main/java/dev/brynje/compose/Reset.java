package dev.brynje.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes out what a later file resets. */
final class Reset {
  static final char SEPARATOR = '\n';

  private Reset() {}

  /** A path below another one. */
  static String below(String path, String key) {
    return path.isEmpty() ? key : path + SEPARATOR + key;
  }

  /** Without what is at these paths. */
  static Fields of(Fields fields, Set<String> dropped) {
    return dropped.isEmpty() ? fields : of(fields, dropped, "");
  }

  /**
   * Something of a project without what is at these paths.
   *
   * @param path where in the project it stands
   */
  static Fields of(Fields fields, Set<String> dropped, String path) {
    List<Field> kept = new ArrayList<>(fields.size());
    for (Field field : fields.all()) {
      String its = below(path, field.key());
      if (!dropped.contains(its)) {
        kept.add(
            field.value() instanceof Fields inner ? field.with(of(inner, dropped, its)) : field);
      }
    }
    return Fields.of(kept, fields.place());
  }
}
