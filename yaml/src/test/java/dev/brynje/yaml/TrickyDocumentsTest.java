package dev.brynje.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.testing.Trees;
import dev.brynje.yaml.testing.TrickyDocument;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each tricky document against what kubectl was seen to read in it. */
class TrickyDocumentsTest {
  static List<TrickyDocument> documents() {
    return TrickyDocument.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void readsAsKubectl(TrickyDocument document) {
    Reading reading = YamlReader.read(document.input(), Limits.DEFAULT);
    List<String> trees = reading.documents().stream().map(Document::root).map(Trees::json).toList();

    switch (document.outcome()) {
      case READ -> {
        assertThat(reading.problems()).isEmpty();
        assertThat(trees).isEqualTo(document.trees());
      }
      case REFUSED -> {
        assertThat(reading.problems()).isNotEmpty();
        assertThat(trees.stream().limit(document.trees().size()).toList())
            .isEqualTo(document.trees());
      }
      case TWICE ->
          assertThat(reading.problems())
              .isNotEmpty()
              .allSatisfy(
                  problem -> assertThat(problem.message()).contains("was already given at line"));
    }
  }
}
