package dev.brynje.workload.pss;

import dev.brynje.kube.KubernetesVersion;
import dev.brynje.yaml.testing.Oracle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The API server's own evaluator, as {@code tools/oracles/pod-security} puts it on a line. */
final class OfficialEvaluator {
  /** What is asked of a pod in JSON. */
  record Question(PodSecurityLevel level, KubernetesVersion version, String pod) {
    @Override
    public String toString() {
      return "{\"level\":\"%s\",\"version\":\"v%s\",\"pod\":%s}"
          .formatted(level.word(), version, pod);
    }
  }

  private final Oracle oracle;

  private OfficialEvaluator(Oracle oracle) {
    this.oracle = oracle;
  }

  /** The one on the PATH, if there is one. */
  static Optional<OfficialEvaluator> onPath() {
    return Oracle.onPath("pod-security").map(OfficialEvaluator::new);
  }

  /** For each question a JSON list of the checks that its pod fails, in the order of reports. */
  List<String> answers(List<Question> questions, Path directory)
      throws IOException, InterruptedException {
    return oracle.answers(questions.stream().map(Question::toString).toList(), directory);
  }
}
