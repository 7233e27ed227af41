package dev.brynje.fix.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.core.Finding;
import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.workload.dockerfile.BuildContext;
import dev.brynje.workload.dockerfile.DockerfileCheck;
import dev.brynje.workload.dockerfile.DockerfileChecks;
import dev.brynje.yaml.edit.Splice;
import dev.brynje.yaml.testing.Fuzzing;
import dev.brynje.yaml.testing.Oracle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every fix, over generated Dockerfiles. */
class ManyDockerfilesTest {
  private static final int TEXTS = 10 * Integer.getInteger("brynje.fix.texts", 100);
  private static final BuildContext CLEAN = new BuildContext(true, IgnoreFile.read(".env\n.git\n"));
  private static final Map<String, String> DIGESTS =
      Map.of("ubuntu", "sha256:" + "1".repeat(64), "debian:13.1", "sha256:" + "2".repeat(64));

  @TempDir private Path directory;

  private static Fixing fixing(boolean unsafe) {
    return new Fixing(new Wishes(Map.of(), "64Mi", unsafe, DIGESTS), CLEAN);
  }

  private static List<String> texts(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    RandomDockerfile dockerfiles = new RandomDockerfile(random);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      texts.add(dockerfiles.next());
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFixDoesWhatItSaysAndNothingElse(boolean unsafe) {
    Fixing fixing = fixing(unsafe);
    int changed = 0;
    for (String text : texts(6)) {
      changed += verify(fixing, text.getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
    }
    assertThat(changed).isGreaterThan(TEXTS / 2);
  }

  static List<DockerfileCheck> checks() {
    return DockerfileChecks.ALL;
  }

  @ParameterizedTest
  @MethodSource("checks")
  void theExamplesOfControlsAreFixedOrLeftWithAReason(DockerfileCheck check) {
    verify(fixing(true), check.control().bad().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFixOfWhateverComesDoesSoToo() throws Exception {
    Fixing fixing = fixing(true);
    Fuzzing.run(
        "dockerfile-fix",
        texts(7).stream().limit(200).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList(),
        List.of(
            "RUN ", "USER ", "FROM ", "\\\n", "<<EOF\n", "EOF\n", "&& ", "; ", "# ", "\r\n", "'"),
        input -> verify(fixing, input));
  }

  @Test
  void buildKitTakesWhatItTookBefore() throws Exception {
    Optional<Oracle> reader = Oracle.onPath("dockerfile");
    Optional<Oracle> builder = Oracle.onPath("dockerfile-build");
    assumeTrue(
        reader.isPresent() && builder.isPresent(), "BuildKit is not on the PATH: see tools/peers");
    Fixing fixing = fixing(true);
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (String text : texts(8)) {
      for (Mended mended : fixing.all(text.getBytes(StandardCharsets.UTF_8))) {
        if (mended.isChanged()) {
          before.add(quoted(text));
          after.add(quoted(new String(mended.bytes(), StandardCharsets.UTF_8)));
        }
      }
    }
    assertThat(refused(reader.get(), before, after, "%s")).isEmpty();
    assertThat(refused(builder.get(), before, after, "{\"build\": %s}")).isEmpty();
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

  /** Whether it was changed. */
  private static boolean verify(Fixing fixing, byte[] bytes) {
    List<Finding> before = fixing.findings(bytes);
    List<Mended> fixed = fixing.all(bytes);
    if (fixed.isEmpty()) {
      return false;
    }
    Mended mended = fixed.getFirst();
    if (!mended.isChanged()) {
      return false;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    String after = new String(mended.bytes(), StandardCharsets.UTF_8);
    assertThat(undone(after, mended.splices(), mended.before().text()))
        .as("undone")
        .isEqualTo(text);
    Map<String, Integer> left = counts(before);
    for (Outcome outcome : mended.outcomes()) {
      if (outcome.isMended()) {
        left.merge(outcome.finding().control(), -1, Integer::sum);
      }
    }
    counts(fixing.findings(mended.bytes()))
        .forEach((control, count) ->
            assertThat(count)
                .as("%s of\n%s\nmade of\n%s", control, after, text)
                .isLessThanOrEqualTo(left.getOrDefault(control, 0)));
    assertThat(fixing.all(mended.bytes()))
        .as("fixed again:\n%s\nmade of\n%s", after, text)
        .allMatch(again -> !again.isChanged());
    return true;
  }

  private static Map<String, Integer> counts(List<Finding> findings) {
    Map<String, Integer> counts = new HashMap<>();
    findings.forEach(finding -> counts.merge(finding.control(), 1, Integer::sum));
    return counts;
  }

  /** The text before splices were made, told by the text after them. */
  private static String undone(String after, List<Splice> splices, String before) {
    boolean marked = after.startsWith("\uFEFF");
    StringBuilder out = new StringBuilder(marked ? "\uFEFF" : "");
    int moved = marked ? 1 : 0;
    int at = moved;
    for (Splice splice : splices) {
      int start = splice.start() + moved;
      out.append(after, at, start).append(before, splice.start(), splice.end());
      at = start + splice.text().length();
      moved += splice.text().length() - (splice.end() - splice.start());
    }
    return out.append(after.substring(at)).toString();
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
