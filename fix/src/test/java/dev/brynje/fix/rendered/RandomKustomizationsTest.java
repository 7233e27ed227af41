package dev.brynje.fix.rendered;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.ImageTable;
import dev.brynje.yaml.testing.Kubectl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@link FixedSources} asks of every fix holds of kustomizations as they come; {@code
 * -Dbrynje.kustomizations=N} tries others and more.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(600)
class RandomKustomizationsTest {
  @TempDir private Path directory;

  @BeforeAll
  static void kubectl() {
    assumeTrue(Kubectl.onPath().isPresent(), "kubectl is not on the PATH: nothing is built");
  }

  static LongStream seeds() {
    return LongStream.range(
        Long.getLong("brynje.kustomizations.from", 0), Long.getLong("brynje.kustomizations", 3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void twiceFixedIsOnceFixed(long seed) throws IOException {
    fix(seed, false);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void twiceFixedIsOnceFixedInOverlaysAlone(long seed) throws IOException {
    fix(seed, true);
  }

  private void fix(long seed, boolean overlay) throws IOException {
    List<String> tops = RandomKustomizations.written(directory, seed);
    FixedSources.ofKustomizations(
        directory,
        Wishes.NONE,
        ImageTable.known(),
        new Ownership(List.of(directory), overlay),
        tops.toArray(String[]::new));
  }
}
