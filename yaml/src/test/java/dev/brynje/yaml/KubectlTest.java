package dev.brynje.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.yaml.testing.Examples;
import dev.brynje.yaml.testing.Kubectl;
import dev.brynje.yaml.testing.Mutator;
import dev.brynje.yaml.testing.Trees;
import dev.brynje.yaml.testing.TrickyDocument;
import dev.brynje.yaml.testing.YamlTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole trees against kubectl itself. */
class KubectlTest {
  private static final int BATCH = 100;
  private static final int MUTATED = 1000;

  private static Optional<Kubectl> kubectl = Optional.empty();

  @TempDir Path directory = Path.of("unset");

  @BeforeAll
  static void findKubectl() {
    kubectl = Kubectl.onPath();
    assumeTrue(kubectl.isPresent(), "kubectl is not on the PATH: its reading is not compared");
  }

  @Test
  void readsTheTrickyDocumentsAsKubectl() throws IOException, InterruptedException {
    compare(TrickyDocument.all().stream().map(TrickyDocument::input).toList());
  }

  @Test
  void readsMutatedManifestsAsKubectl() throws IOException, InterruptedException {
    long seed = Long.getLong("brynje.fuzz.seed", 20_261_124L);
    List<byte[]> seeds = new ArrayList<>(Examples.manifests());
    TrickyDocument.all().forEach(document -> seeds.add(document.input()));
    Mutator mutator = new Mutator(seed, seeds, YamlTokens.ALL);
    List<byte[]> inputs = new ArrayList<>();
    for (int i = 0; i < MUTATED; i++) {
      inputs.add(mutator.next());
    }
    System.out.println("mutated manifests against kubectl: -Dbrynje.fuzz.seed=" + seed);

    compare(inputs);
  }

  private void compare(List<byte[]> inputs) throws IOException, InterruptedException {
    SoftAssertions softly = new SoftAssertions();
    for (int from = 0; from < inputs.size(); from += BATCH) {
      List<byte[]> batch = inputs.subList(from, Math.min(inputs.size(), from + BATCH));
      List<Kubectl.Answer> answers = kubectl.orElseThrow().read(batch, directory);
      for (int i = 0; i < batch.size(); i++) {
        compare(batch.get(i), answers.get(i), softly);
      }
    }
    softly.assertAll();
  }

  private static void compare(byte[] input, Kubectl.Answer answer, SoftAssertions softly) {
    Reading reading = YamlReader.read(input, Limits.DEFAULT);
    if (reading.problems().stream().anyMatch(KubectlTest::isIntended)) {
      return;
    }
    String shown = new String(input, StandardCharsets.UTF_8);
    List<String> ours = new ArrayList<>();
    boolean complete = reading.problems().isEmpty();
    for (Document document : reading.documents()) {
      complete &= objects(document.root(), ours);
    }
    if (answer.failed()) {
      softly.assertThat(complete).as("kubectl refuses part of\n%s", shown).isFalse();
      softly
          .assertThat(ours.stream().limit(answer.trees().size()).toList())
          .as(shown)
          .isEqualTo(answer.trees());
    } else {
      softly.assertThat(reading.problems()).as(shown).isEmpty();
      softly.assertThat(ours).as(shown).isEqualTo(answer.trees());
    }
  }

  /** What we refuse on purpose where kubectl reads on. */
  private static boolean isIntended(Problem problem) {
    String message = problem.message();
    return message.contains("already given")
        || message.contains("not allowed in YAML")
        || message.contains("not UTF-8")
        || message.contains("binary file");
  }

  /** Adds the objects of a document as kubectl counts them; whether it can take all of it. */
  private static boolean objects(Node root, List<String> objects) {
    if (!(root instanceof Mapping mapping) || !isName(mapping, "kind")) {
      return false;
    }
    boolean isList =
        mapping.get("items").filter(items -> items instanceof Sequence).isPresent()
            && mapping.get("kind").orElseThrow() instanceof Scalar kind
            && kind.text().endsWith("List");
    if (isList && mapping.get("items").orElseThrow() instanceof Sequence items) {
      boolean complete = true;
      for (Node item : items.items()) {
        complete &= objects(item, objects);
      }
      return complete;
    }
    objects.add(Trees.json(root));
    return isName(mapping, "apiVersion")
        && mapping.get("metadata").orElse(root) instanceof Mapping metadata
        && isName(metadata, "name");
  }

  private static boolean isName(Mapping mapping, String key) {
    return mapping.get(key).orElse(mapping) instanceof Scalar scalar
        && scalar.type() == Scalar.Type.STRING
        && !scalar.text().isEmpty();
  }

  @Test
  void knowsWhatKubectlRefuses() throws IOException, InterruptedException {
    List<byte[]> inputs = List.of("a: [".getBytes(StandardCharsets.UTF_8));

    assertThat(kubectl.orElseThrow().read(inputs, directory).getFirst().failed()).isTrue();
  }
}
