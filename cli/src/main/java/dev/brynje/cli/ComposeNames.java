package dev.brynje.cli;

import java.util.List;
import java.util.Locale;

/**
 * Tells Compose files by their names.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/03-compose-file.md">Compose
 *     file</a>
 */
final class ComposeNames {
  /** Those that Compose looks for, the first of which it takes. */
  static final List<String> BASES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

  /** Those that it merges over that one, the first of which it takes. */
  static final List<String> OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  private ComposeNames() {}

  /** Whether it is one of these, or a variant as {@code docker-compose.prod.yml}. */
  static boolean isOne(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!lower.endsWith(".yaml") && !lower.endsWith(".yml")) {
      return false;
    }
    String stem = lower.substring(0, lower.lastIndexOf('.'));
    String rest = stem.startsWith("docker-") ? stem.substring("docker-".length()) : stem;
    return rest.equals("compose")
        || rest.startsWith("compose.")
        || rest.startsWith("compose-")
        || rest.startsWith("compose_")
        || stem.endsWith(".compose")
        || stem.endsWith("-compose");
  }

  /** Whether only its content can say that it is one. */
  static boolean isVariant(String name) {
    return !BASES.contains(name) && !OVERRIDES.contains(name);
  }
}
