package dev.brynje.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is too large, too deep or too much ends in a problem that says so. */
class BoundsTest {
  private static final int DEEPEST = Limits.DEFAULT.depth();

  @Test
  void refusesATextBeyondItsBytesWithoutReadingIt() {
    Reading reading = YamlReader.read(new byte[100 << 20], Limits.DEFAULT);

    assertThat(reading.documents()).isEmpty();
    assertThat(reading.problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message())
                .isEqualTo("the text is 104857600 bytes long, but only 16777216 are read"));
  }

  @Test
  void readsAsDeepAsKubectl() {
    assertThat(read("[".repeat(DEEPEST) + "]".repeat(DEEPEST)).problems()).isEmpty();
    assertThat(read("#\n" + "{a: ".repeat(DEEPEST) + "}".repeat(DEEPEST)).problems()).isEmpty();
    assertThat(read("- ".repeat(DEEPEST)).problems()).isEmpty();
    assertThat(read("{\"a\":".repeat(DEEPEST) + "1" + "}".repeat(DEEPEST)).problems()).isEmpty();
  }

  @Test
  void refusesOneLevelMore() {
    for (String text :
        List.of(
            "[".repeat(DEEPEST + 1),
            "#\n" + "{a: ".repeat(DEEPEST + 1),
            "- ".repeat(DEEPEST + 1),
            "{\"a\":".repeat(DEEPEST + 1),
            "- ".repeat(DEEPEST / 2) + "[".repeat(DEEPEST / 2 + 1) + "]".repeat(DEEPEST / 2 + 1))) {
      assertThat(messages(text)).containsExactly("the document is nested deeper than 10000 levels");
    }
  }

  @Test
  void countsTheDepthOfWhatAnAliasStandsFor() {
    int half = DEEPEST / 2;
    String deep = "x: &x " + "[".repeat(half) + "]".repeat(half) + "\ny: ";

    assertThat(messages(deep + "[".repeat(half + 1) + "*x" + "]".repeat(half + 1)))
        .containsExactly("the document is nested deeper than 10000 levels");
  }

  @Test
  void refusesAnAliasBomb() {
    assertThat(messages(aliasBomb()))
        .containsExactly("the aliases of this document multiply its values beyond what is allowed");
  }

  @Test
  void refusesAliasesThatRepeatMoreTextThanIsRead() {
    String longText = "a: &a " + "x".repeat(1 << 20) + "\nb: [";

    assertThat(messages(longText + "*a, ".repeat(16) + "]")).isEmpty();
    assertThat(messages(longText + "*a, ".repeat(17) + "]"))
        .containsExactly("the aliases of this document multiply its values beyond what is allowed");
    assertThat(messages("x: &x [" + longText + "*a, *a]]\ny: [" + "*x, ".repeat(6) + "]"))
        .hasSize(1);
  }

  @Test
  @Timeout(30)
  void countsTheColumnsOfALongLine() {
    Reading reading = read("[" + "\"\uD83D\uDE00\",".repeat(400_000) + "x]");

    assertThat(reading.documents().getFirst().root())
        .isInstanceOfSatisfying(
            Sequence.class,
            list -> assertThat(list.items().getLast().span().column()).isEqualTo(4 * 400_000 + 2));
  }

  @Test
  void readsOnAfterAnAliasBomb() {
    Reading reading = read(aliasBomb() + "---\na: b\n---\n" + aliasBomb());

    assertThat(reading.problems()).hasSize(2);
    assertThat(reading.documents()).singleElement().extracting(Document::index).isEqualTo(1);
  }

  @Test
  void saysOnceThatThereAreTooManyDocuments() {
    Reading reading = read("---\na: 1\n".repeat(400_000));

    assertThat(reading.problems())
        .extracting(Problem::message)
        .containsExactly("the text holds more than 1000000 values");
    assertThat(reading.documents()).hasSizeGreaterThan(200_000);
  }

  @Test
  void givesUpAfterAHundredBrokenDocuments() {
    for (String text : List.of("a: [\n---\n", "{\"a\": 1, \"a\": 1}")) {
      assertThat(messages(text.repeat(5000)))
          .hasSize(102)
          .last()
          .isEqualTo("more than 100 documents cannot be read, so the rest is not tried");
    }
  }

  @Test
  void refusesAMergeBomb() {
    String bomb =
        "a0: &a0 {k: v}\n"
            + IntStream.range(1, 40)
                .mapToObj(i -> "a%d: &a%d {<<: [*a%d, *a%d]}\n".formatted(i, i, i - 1, i - 1))
                .collect(Collectors.joining());

    assertThat(messages(bomb)).hasSize(1);
  }

  @Test
  void readsOneLineOfSixMegabytes() {
    Reading reading = read("data: " + "x".repeat(6 << 20) + "\n");

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.documents()).hasSize(1);
  }

  @Test
  void readsAsManyValuesAsTheLimitSaysAndNotOneMore() {
    Limits limits = new Limits(1 << 20, 100, 1000);

    // The document and its list count as well.
    assertThat(readWithin(limits, "[" + "1,".repeat(998) + "]").problems()).isEmpty();
    assertThat(readWithin(limits, "[" + "1,".repeat(999) + "]").problems())
        .extracting(Problem::message)
        .containsExactly("the text holds more than 1000 values");
  }

  @Test
  void refusesMoreThanAMillionValues() {
    assertThat(messages("#\n[" + "1,".repeat(1_000_000) + "]"))
        .containsExactly("the text holds more than 1000000 values");
  }

  @Test
  void readsManyKeysAndManyMergedOnesQuickly() {
    String keys =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "k" + i + ": 1")
            .collect(Collectors.joining(",\n", "{\n", "}"));

    assertThat(read("x: &x " + keys + "\ny: " + keys.replace("}", ",\n<<: *x}")).problems())
        .isEmpty();
  }

  @Test
  void takesABinaryFileForWhatItIs() {
    assertThat(messages("\u007fELF\0\0\0\n"))
        .containsExactly("this is a binary file, neither YAML nor JSON");
  }

  @Test
  void endsQuotesThatAreNeverClosed() {
    assertThat(messages("a: \"" + "x\n ".repeat(1_000_000))).hasSize(1);
    assertThat(messages("a: '" + "x ".repeat(1_000_000))).hasSize(1);
  }

  private static String aliasBomb() {
    return "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + IntStream.range(1, 12)
            .mapToObj(i -> "a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)))
            .collect(Collectors.joining());
  }

  private static List<String> messages(String text) {
    return read(text).problems().stream().map(Problem::message).toList();
  }

  private static Reading read(String text) {
    return readWithin(Limits.DEFAULT, text);
  }

  private static Reading readWithin(Limits limits, String text) {
    return YamlReader.read(text.getBytes(StandardCharsets.UTF_8), limits);
  }
}
