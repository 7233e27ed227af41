package dev.brynje.workload.pss;

import dev.brynje.kube.KubernetesVersion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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

  private final Path program;

  private OfficialEvaluator(Path program) {
    this.program = program;
  }

  /** The one on the PATH, if there is one. */
  static Optional<OfficialEvaluator> onPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "pod-security"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(OfficialEvaluator::new);
  }

  /** For each question a JSON list of the checks that its pod fails, in the order of reports. */
  List<String> answers(List<Question> questions, Path directory)
      throws IOException, InterruptedException {
    Path in = directory.resolve("questions");
    Path out = directory.resolve("answers");
    Path err = directory.resolve("complaints");
    Files.write(in, questions.stream().map(Question::toString).toList());
    Process process =
        new ProcessBuilder(program.toString())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(program + " did not answer");
    }
    List<String> answers = Files.readAllLines(out);
    if (process.exitValue() != 0 || answers.size() != questions.size()) {
      throw new IOException(program + " failed: " + Files.readString(err));
    }
    return answers;
  }
}
