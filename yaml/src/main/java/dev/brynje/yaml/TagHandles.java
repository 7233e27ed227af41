package dev.brynje.yaml;

import java.util.HashMap;
import java.util.Map;

/** What the handles of tags stand for: {@code !!} for YAML's own tags, others by {@code %TAG}. */
final class TagHandles {
  private final Map<String, String> prefixes = new HashMap<>();

  void clear() {
    prefixes.clear();
  }

  /** Takes the handle and prefix of a directive. */
  void define(Cursor cursor, TokenQueue directive) {
    String text = directive.text();
    int separator = text.indexOf(PropertyScanner.SEPARATOR);
    String handle = text.substring(0, separator);
    if (prefixes.put(handle, text.substring(separator + 1)) != null) {
      throw cursor.unreadable(
          directive.start(),
          directive.end(),
          "the tag handle " + handle + " is defined twice",
          "remove one of the two lines");
    }
  }

  /** The whole tag. */
  String resolve(Cursor cursor, TokenQueue tag) {
    String text = tag.text();
    int separator = text.indexOf(PropertyScanner.SEPARATOR);
    String handle = text.substring(0, separator);
    String suffix = text.substring(separator + 1);
    String prefix = handle.isEmpty() ? "" : prefixes.getOrDefault(handle, standard(handle));
    if (prefix.isEmpty() && !handle.isEmpty()) {
      throw cursor.unreadable(
          tag.start(), tag.end(), "the tag handle " + handle + " is not defined", "remove the tag");
    }
    return prefix + suffix;
  }

  private static String standard(String handle) {
    return switch (handle) {
      case "!" -> "!";
      case "!!" -> PlainValue.TAG_PREFIX;
      default -> "";
    };
  }
}
