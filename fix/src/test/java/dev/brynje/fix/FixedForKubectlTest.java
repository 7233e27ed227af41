package dev.brynje.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.yaml.testing.Kubectl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What kubectl itself reads in a manifest before and after it is fixed. */
class FixedForKubectlTest {
  private static final int BATCH = 100;

  @TempDir Path directory = Path.of("unset");

  @ParameterizedTest
  @EnumSource
  void kubectlReadsTheValuesThatWereWantedAndNoOthers(Origin origin)
      throws IOException, InterruptedException {
    Optional<Kubectl> kubectl = Kubectl.onPath();
    assumeTrue(kubectl.isPresent(), "kubectl is not on the PATH: what it reads is not compared");
    List<Fixed> changed = origin.changed();
    for (int from = 0; from < changed.size(); from += BATCH) {
      compare(changed.subList(from, Math.min(changed.size(), from + BATCH)), kubectl.get());
    }
  }

  private void compare(List<Fixed> batch, Kubectl kubectl)
      throws IOException, InterruptedException {
    List<byte[]> inputs = new ArrayList<>();
    batch.forEach(one -> inputs.addAll(List.of(one.before(), one.after())));
    List<Kubectl.Answer> answers = kubectl.read(inputs, directory);
    for (int i = 0; i < batch.size(); i++) {
      Fixed fixed = batch.get(i);
      Kubectl.Answer before = answers.get(2 * i);
      Kubectl.Answer after = answers.get(2 * i + 1);
      assertThat(before.trees()).as("before: %s", fixed).isEqualTo(read(fixed, false, before));
      assertThat(after.trees()).as("after: %s", fixed).isEqualTo(read(fixed, true, after));
      assertThat(after.failed()).as("refused: %s", fixed).isEqualTo(before.failed());
    }
  }

  /** Where it refuses a document, kubectl reads no further. */
  private static List<String> read(Fixed fixed, boolean changed, Kubectl.Answer answer) {
    List<String> objects = fixed.objects(changed);
    return answer.failed() ? objects.stream().limit(answer.trees().size()).toList() : objects;
  }
}
