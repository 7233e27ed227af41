package dev.brynje.fix.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.fix.Mended;
import dev.brynje.yaml.testing.Oracle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** BuildKit's own reader of Dockerfiles, and what it makes steps of them with. */
final class BuildKit {
  private final Oracle reader;
  private final Oracle builder;
  private final Path directory;

  private BuildKit(Oracle reader, Oracle builder, Path directory) {
    this.reader = reader;
    this.builder = builder;
    this.directory = directory;
  }

  /**
   * Skips a test where it is not installed.
   *
   * @param directory for what it is asked
   */
  static BuildKit orSkipped(Path directory) {
    Optional<Oracle> reader = Oracle.onPath("dockerfile");
    Optional<Oracle> builder = Oracle.onPath("dockerfile-build");
    assumeTrue(
        reader.isPresent() && builder.isPresent(), "BuildKit is not on the PATH: see tools/peers");
    return new BuildKit(reader.get(), builder.get(), directory);
  }

  /** No Dockerfile that it takes is refused after a fix. */
  void takesWhatItTook(Fixing fixing, List<String> texts) throws Exception {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (String text : texts) {
      for (Mended mended : fixing.all(text.getBytes(StandardCharsets.UTF_8))) {
        if (mended.isChanged()) {
          before.add(quoted(text));
          after.add(quoted(new String(mended.bytes(), StandardCharsets.UTF_8)));
        }
      }
    }
    assertThat(refused(reader, before, after, "%s")).isEmpty();
    assertThat(refused(builder, before, after, "{\"build\": %s}")).isEmpty();
  }

  /** The texts that are refused and were not before. */
  private List<String> refused(
      Oracle oracle, List<String> before, List<String> after, String question) throws Exception {
    List<String> was = oracle.answers(before.stream().map(question::formatted).toList(), directory);
    List<String> is = oracle.answers(after.stream().map(question::formatted).toList(), directory);
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < is.size(); i++) {
      if (is.get(i).startsWith("{\"error\"") && !was.get(i).startsWith("{\"error\"")) {
        refused.add(after.get(i) + "\n" + is.get(i));
      }
    }
    return refused;
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars()
        .forEach(c -> {
          if (c < ' ' || c == '"' || c == '\\' || c > '~') {
            out.append("\\u%04x".formatted(c));
          } else {
            out.append((char) c);
          }
        });
    return out.append('"').toString();
  }
}
