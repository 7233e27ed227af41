package dev.brynje.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that {@code .env} makes Compose start instead of those that it looks for.
 *
 * @see <a
 *     href="https://docs.docker.com/compose/how-tos/environment-variables/envvars/#compose_file">COMPOSE_FILE</a>
 */
public final class StartedFiles {
  private static final String FILES = "COMPOSE_FILE";
  private static final String SEPARATOR = "COMPOSE_PATH_SEPARATOR";

  /** More than any project has. */
  private static final int MOST = 100;

  private StartedFiles() {}

  /**
   * Their paths, from the directory of {@code .env}, each merged over those before; none when it
   * names none, or cannot be read.
   *
   * @param variables what {@code .env} holds
   */
  public static List<String> in(String variables) {
    if (!variables.contains(FILES)) {
      return List.of();
    }
    try {
      Map<String, Dotenv.Entry> entries =
          Dotenv.read(variables, _ -> Optional.empty(), new LinkedHashMap<>());
      return split(value(entries, FILES, ""), value(entries, SEPARATOR, ":"));
    } catch (Dotenv.Unreadable _) {
      return List.of();
    }
  }

  private static String value(Map<String, Dotenv.Entry> entries, String name, String otherwise) {
    String value = Optional.ofNullable(entries.get(name)).map(Dotenv.Entry::value).orElse("");
    return value.isEmpty() ? otherwise : value;
  }

  private static List<String> split(String files, String separator) {
    List<String> paths = new ArrayList<>();
    int start = 0;
    while (start <= files.length() && paths.size() < MOST) {
      int found = files.indexOf(separator, start);
      int end = found < 0 ? files.length() : found;
      if (end > start) {
        paths.add(files.substring(start, end));
      }
      start = end + separator.length();
    }
    return paths;
  }
}
