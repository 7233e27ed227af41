package dev.brynje.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.testing.Examples;
import dev.brynje.yaml.testing.Trees;
import dev.brynje.yaml.testing.TrickyDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a span cuts out of the text reads as the same value again. */
class SpansTest {
  @Test
  void cutOutEveryValueOfTheExamples() throws IOException {
    for (byte[] manifest : Examples.manifests()) {
      checkAll(YamlReader.read(manifest, Limits.DEFAULT));
    }
  }

  @Test
  void cutOutEveryValueOfTheTrickyDocuments() {
    for (TrickyDocument document : TrickyDocument.all()) {
      String text = new String(document.input(), StandardCharsets.UTF_8);
      // Tags and anchors stand outside of the span of their value; JSON has escapes of its own;
      // a second byte order mark shifts the first column.
      if (!JsonParser.isJson(text) && !text.matches("(?s).*[!&\uFEFF].*")) {
        checkAll(YamlReader.read(document.input(), Limits.DEFAULT));
      }
    }
  }

  @Test
  void countColumnsInCodePoints() {
    Scalar value = (Scalar) mapping("\uD83D\uDE00: [\uD83D\uDE00, b]\n", "\uD83D\uDE00", 1);

    assertThat(value.span()).isEqualTo(new Span(9, 10, 1, 8, 1, 9));
  }

  @Test
  void startBehindTheByteOrderMark() {
    Mapping root = (Mapping) read("\uFEFFa: b\n").documents().getFirst().root();

    assertThat(root.entries().getFirst().keySpan()).isEqualTo(new Span(0, 1, 1, 1, 1, 2));
  }

  @Test
  void countEachKindOfLineBreakOnce() {
    Mapping root = (Mapping) read("a: 1\r\nb: 2\rc: 3\nd: 4").documents().getFirst().root();

    assertThat(root.entries())
        .extracting(entry -> entry.keySpan().line())
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void endWithTheLastValueOfABlock() {
    Mapping root =
        (Mapping) read("a:\n  b: 1\n  c: 2  # end\n\n# more\nd: 3\n").documents().getFirst().root();

    assertThat(root.get("a").orElseThrow().span()).isEqualTo(new Span(5, 16, 2, 3, 3, 7));
  }

  @Test
  void ofAnAliasLeadToItsAnchor() {
    Document document = read("a: &x b\nc: *x\n").documents().getFirst();

    assertThat(document.aliases())
        .singleElement()
        .satisfies(alias -> assertThat(alias.span()).isEqualTo(new Span(11, 13, 2, 4, 2, 6)))
        .satisfies(alias -> assertThat(alias.target().span().line()).isEqualTo(1));
  }

  @Test
  void ofADocumentLeaveOutItsSeparators() {
    Reading reading = read("---\na: 1\n---\nb: 2\n");

    assertThat(reading.documents())
        .extracting(document -> cut(reading, document.span()))
        .containsExactly("a: 1\n", "b: 2\n");
  }

  private static Node mapping(String text, String key, int item) {
    Mapping root = (Mapping) read(text).documents().getFirst().root();
    return ((Sequence) root.get(key).orElseThrow()).items().get(item);
  }

  /** A value and whether it stands inside of brackets or braces. */
  private record Place(Node node, boolean inFlow) {}

  private static void checkAll(Reading reading) {
    for (Document document : reading.documents()) {
      List<Place> places = new ArrayList<>(List.of(new Place(document.root(), false)));
      for (int i = 0; i < places.size(); i++) {
        Node node = places.get(i).node();
        if (!holdsAlias(document, node)) {
          check(reading, places.get(i));
        }
        switch (node) {
          case Scalar _ -> {}
          case Sequence list ->
              list.items().forEach(item -> places.add(new Place(item, list.flow())));
          case Mapping mapping -> {
            for (Mapping.Entry entry : mapping.entries()) {
              checkKey(reading, mapping.flow(), entry);
              places.add(new Place(entry.value(), mapping.flow()));
            }
          }
        }
      }
    }
  }

  private static boolean holdsAlias(Document document, Node node) {
    return document.aliases().stream()
        .anyMatch(alias ->
            alias.span().start() >= node.span().start() && alias.span().end() <= node.span().end());
  }

  private static void check(Reading reading, Place place) {
    Node node = place.node();
    String cut = cut(reading, node.span());
    if (cut.isEmpty() || cut.matches("(?s)[|>][+-]?[1-9].*")) {
      return;
    }
    // A comment keeps the rest from being taken for JSON.
    String indent = "#\n" + " ".repeat(node.span().column() - 1);
    String text =
        indent + (place.inFlow() ? "[" + cut + (node instanceof Scalar ? "]" : " ]") : cut);
    String expected = Trees.json(node);
    List<Document> again = read(text).documents();

    assertThat(again.isEmpty() ? "null" : Trees.json(again.getFirst().root()))
        .as("%s in\n%s", text, reading.source().text())
        .isEqualTo(place.inFlow() ? "[" + expected + "]" : expected);
  }

  private static void checkKey(Reading reading, boolean flow, Mapping.Entry entry) {
    String cut = cut(reading, entry.keySpan());
    if (!cut.startsWith("|")) {
      boolean explicit = cut.contains("\n") || cut.length() > 1000;
      Reading again =
          read(flow ? "#\n{" + cut + "}" : explicit ? "? " + cut + "\n: 1" : "#\n" + cut + ": 1");
      assertThat(again.problems()).as("%s in\n%s", cut, reading.source().text()).isEmpty();
      Mapping mapping = (Mapping) again.documents().getFirst().root();
      assertThat(mapping.entries().getFirst().key()).isEqualTo(entry.key());
    }
  }

  private static String cut(Reading reading, Span span) {
    return reading.source().text().substring(span.start(), span.end());
  }

  private static Reading read(String text) {
    return YamlReader.read(text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
  }
}
