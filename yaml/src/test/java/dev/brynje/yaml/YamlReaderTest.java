package dev.brynje.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.testing.Trees;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
  @Test
  void readsEveryDocumentOfAText() {
    assertThat(trees("a: 1\n---\n# nothing\n---\nb: [x, {w: z}]\n"))
        .containsExactly("{\"a\":1}", "{\"b\":[\"x\",{\"w\":\"z\"}]}");
  }

  @Test
  void readsTheOthersWhenOneIsBroken() {
    Reading reading = read("a: 1\n---\nb: [\n---\nc: 3\n");

    assertThat(reading.documents()).extracting(Document::index).containsExactly(0, 2);
    assertThat(reading.problems()).hasSize(1);
  }

  @Test
  void namesBothPlacesOfADuplicateKey() {
    Problem problem = read("kind: A\nspec:\n  x: 1\n  y: 2\n  x: 3\n").problems().getFirst();

    assertThat(problem.message()).isEqualTo("the key \"x\" was already given at line 3, column 3");
    assertThat(problem.span().line()).isEqualTo(5);
    assertThat(problem.span().column()).isEqualTo(3);
  }

  @Test
  void givesAliasesTheSameInstance() {
    Mapping root = (Mapping) read("a: &x {b: c}\nd: *x\n").documents().getFirst().root();

    assertThat(root.get("d")).containsSame(root.get("a").orElseThrow());
  }

  private static List<String> trees(String text) {
    return read(text).documents().stream().map(Document::root).map(Trees::json).toList();
  }

  private static Reading read(String text) {
    return YamlReader.read(text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
  }
}
