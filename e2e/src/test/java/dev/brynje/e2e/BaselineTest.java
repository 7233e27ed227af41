package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.bench.ManifestCorpus;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a repository began with stays known, whatever is done to its files but to what they say. */
class BaselineTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private Path directory;

  @Test
  void reformattingAndMovingMakesNothingNew() throws Exception {
    Path repository = Files.createDirectories(directory.resolve("repository/k8s"));
    copy(Product.ROOT.resolve("examples/shop/k8s"), repository);
    ManifestCorpus.write(Files.createDirectory(repository.resolve("corpus")), 60, 7);
    Product.Run written = audit(directory.resolve("repository"), "--write-baseline", ".");
    assertThat(written.code()).as(written.err()).isZero();

    for (Path file : manifests(repository)) {
      Path moved = file.resolveSibling("moved-" + file.getFileName() + ".yaml");
      Files.writeString(moved, reformatted(Files.readAllBytes(file)));
      Files.delete(file);
    }
    Product.Run again =
        audit(
            directory.resolve("repository/k8s"),
            "--baseline",
            "../brynje-baseline.json",
            "--fail-on",
            "info",
            "--format",
            "json",
            ".");

    JsonNode summary = again.json().get("summary");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(summary.get("known").asInt()).isGreaterThan(500);
    assertThat(summary.get("gone").asInt()).isZero();
  }

  @Test
  void tenThousandsOfFindingsAreKnownInLittleMemory() throws Exception {
    Path corpus = Files.createDirectory(directory.resolve("k8s"));
    ManifestCorpus.write(corpus, 1000, 3);

    Product.Run written = audit(directory, "--write-baseline", "--format", "json", "k8s");
    Product.Run again =
        audit(directory, "--baseline", "brynje-baseline.json", "--format", "json", "k8s");

    assertThat(written.json().at("/summary/known").asInt()).isGreaterThan(20_000);
    assertThat(again.json().at("/summary/known")).isEqualTo(written.json().at("/summary/known"));
    assertThat(again.code()).isZero();
  }

  private static Product.Run audit(Path from, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("audit"));
    all.addAll(List.of(words));
    return new Product()
        .in(from)
        .within(Duration.ofMinutes(3))
        .run(all.toArray(String[]::new))
        .withoutTrace();
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : manifests(from)) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  private static List<Path> manifests(Path below) throws IOException {
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /**
   * Its documents and the keys of their mappings in the reverse order, every second in one line.
   */
  private static String reformatted(byte[] manifest) {
    Reading reading = YamlReader.read(manifest, Limits.DEFAULT);
    StringBuilder text = new StringBuilder("# Now written otherwise.\n");
    for (Document document : reading.documents().reversed()) {
      JsonNode json = json(document.root());
      text.append("---\n\n# A document.\n");
      text.append(document.index() % 2 == 0 ? BlockYaml.of(json) : json + "\n");
    }
    return text.toString();
  }

  private static JsonNode json(Node node) {
    return switch (node) {
      case Mapping mapping -> {
        ObjectNode object = JSON.createObjectNode();
        for (Mapping.Entry entry : mapping.entries().reversed()) {
          object.set(entry.key(), json(entry.value()));
        }
        yield object;
      }
      case Sequence sequence -> {
        ArrayNode array = JSON.createArrayNode();
        sequence.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case Scalar scalar ->
          scalar.type() == Scalar.Type.STRING
              ? JSON.getNodeFactory().stringNode(scalar.text())
              : JSON.readTree(scalar.text());
    };
  }
}
