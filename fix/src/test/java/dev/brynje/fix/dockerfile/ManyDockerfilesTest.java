package dev.brynje.fix.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.workload.dockerfile.BuildContext;
import dev.brynje.workload.dockerfile.DockerfileCheck;
import dev.brynje.workload.dockerfile.DockerfileChecks;
import dev.brynje.yaml.testing.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every fix, over generated Dockerfiles. */
class ManyDockerfilesTest {
  private static final int TEXTS = 4 * Integer.getInteger("brynje.fix.texts", 100);
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
      DockerfileRound round = DockerfileRound.of(fixing, text.getBytes(StandardCharsets.UTF_8));
      changed += round == DockerfileRound.FIXED ? 1 : 0;
    }
    assertThat(changed).isGreaterThan(TEXTS / 2);
  }

  static List<DockerfileCheck> checks() {
    return DockerfileChecks.ALL;
  }

  @ParameterizedTest
  @MethodSource("checks")
  void theExamplesOfControlsAreFixedOrLeftWithAReason(DockerfileCheck check) {
    DockerfileRound.of(fixing(true), check.control().bad().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFixOfWhateverComesDoesSoToo() throws Exception {
    Fixing fixing = fixing(true);
    Fuzzing.run(
        "dockerfile-fix",
        texts(7).stream().limit(200).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList(),
        List.of(
            "RUN ", "USER ", "FROM ", "\\\n", "<<EOF\n", "EOF\n", "&& ", "; ", "# ", "\r\n", "'"),
        input -> DockerfileRound.of(fixing, input));
  }

  @Test
  void buildKitTakesWhatItTookBefore() throws Exception {
    BuildKit.orSkipped(directory).takesWhatItTook(fixing(true), texts(8));
  }
}
