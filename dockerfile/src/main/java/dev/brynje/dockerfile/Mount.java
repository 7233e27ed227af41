package dev.brynje.dockerfile;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code --mount} of RUN says: {@code type=bind,from=build,target=/src}.
 *
 * @param options by their names as the reference lists them first, {@code target} for {@code dst};
 *     an option without a value holds the empty text
 * @see <a href="https://docs.docker.com/reference/dockerfile/#run---mount">RUN --mount</a>
 */
public record Mount(Map<String, String> options) {
  private static final Map<String, String> NAMES =
      Map.of(
          "src", "source",
          "dst", "target",
          "destination", "target",
          "ro", "readonly",
          "rw", "readwrite");

  public Mount {
    options = Map.copyOf(options);
  }

  /**
   * Of a flag that was read.
   *
   * @param flag a {@code --mount} of an instruction that BuildKit takes
   */
  public static Mount of(Flag flag) {
    Map<String, String> options = new HashMap<>();
    List<String> fields = RunFlags.fields(flag.value(), flag.span());
    for (String field : fields) {
      int equals = field.indexOf('=');
      String key = (equals < 0 ? field : field.substring(0, equals)).toLowerCase(Locale.ROOT);
      options.put(name(key), equals < 0 ? "" : field.substring(equals + 1));
    }
    return new Mount(options);
  }

  /** An option's name as the reference lists it first. */
  static String name(String written) {
    return NAMES.getOrDefault(written, written);
  }

  /** What an option holds. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /** {@code bind} where nothing else is said. */
  public String type() {
    return get("type").orElse("bind").toLowerCase(Locale.ROOT);
  }
}
