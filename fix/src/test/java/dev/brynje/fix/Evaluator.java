package dev.brynje.fix;

import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.kube.Manifest;
import dev.brynje.kube.Pod;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.testing.Oracle;
import dev.brynje.yaml.testing.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The API server's own evaluator of the Pod Security Standards, asked about restricted. */
final class Evaluator {
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final String REFUSED = "null";

  private final Oracle oracle;
  private final Path directory;

  private Evaluator(Oracle oracle, Path directory) {
    this.oracle = oracle;
    this.directory = directory;
  }

  /**
   * The one on the PATH, if there is one.
   *
   * @param directory where it may write
   */
  static Optional<Evaluator> onPath(Path directory) {
    return Oracle.onPath("pod-security").map(oracle -> new Evaluator(oracle, directory));
  }

  /** For each manifest, by the names of its objects that are pods, the checks that these fail. */
  List<Map<String, Set<String>>> failed(List<byte[]> manifests)
      throws IOException, InterruptedException {
    List<String> questions = new ArrayList<>();
    List<Map<String, Integer>> asked = new ArrayList<>();
    for (byte[] manifest : manifests) {
      Map<String, Integer> numbers = new TreeMap<>();
      for (KubeObject object : Manifest.of(YamlReader.read(manifest, Limits.DEFAULT)).objects()) {
        Optional<String> question = question(object);
        if (question.isPresent() && numbers.putIfAbsent(name(object), questions.size()) == null) {
          questions.add(question.get());
        }
      }
      asked.add(numbers);
    }
    List<String> answers = oracle.answers(questions, directory);
    return asked.stream().map(numbers -> failed(numbers, answers)).toList();
  }

  private static Map<String, Set<String>> failed(Map<String, Integer> asked, List<String> answers) {
    Map<String, Set<String>> failed = new TreeMap<>();
    asked.forEach((name, number) -> {
      String answer = answers.get(number);
      if (!answer.equals(REFUSED)) {
        failed.put(
            name, new TreeSet<>(WORD.matcher(answer).results().map(MatchResult::group).toList()));
      }
    });
    return failed;
  }

  private static Optional<String> question(KubeObject object) {
    try {
      return Pod.of(object)
          .filter(pod -> pod.spec().node().isPresent())
          .map(pod ->
              "{\"level\":\"restricted\",\"version\":\"v%s\",\"pod\":{\"metadata\":%s,\"spec\":%s}}"
                  .formatted(
                      KubernetesVersion.LATEST,
                      pod.metadata().node().map(Trees::json).orElse("{}"),
                      pod.spec().node().map(Trees::json).orElseThrow()));
    } catch (FieldTypeException _) {
      return Optional.empty();
    }
  }

  private static String name(KubeObject object) {
    return object.kind() + " " + object.namespace() + "/" + object.name();
  }
}
