package dev.brynje.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarPartsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "key: user:SECRET@host",
        "key: &a user:SECRET@host",
        "key: 'user:SECRET@host'",
        "key: 'it''s user:SECRET@host'",
        "key: !!str 'it''s user:SECRET@host'",
        "key: \"user:SECRET@host\"",
        "key: \"\\\"\\n\\u00e6\\U0001F600\\x41:SECRET@host\"",
        "key: |\n  user=x\n  password=SECRET\n",
        "key: |-\n\n   user=x\n     password=SECRET",
        "key: |2+\n    user=x\n  password=SECRET # and on\n\n\nother: x",
        "key: |  # of the shop\r\n  user=x\r\n  password=SECRET\r\n",
        "key: |\n  æøå 😀 SECRET\n",
        "- |\n user=x\n SECRET\n- x",
        "key: >\n  folded\n  SECRET\n  again",
        "key: plain\n  SECRET\n  again",
        "key: \"plain\n  SECRET\n  again\"",
      })
  void partIsFoundWhereItIsWritten(String yaml) {
    Reading reading = YamlReader.read(yaml.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
    Scalar scalar = firstScalar(reading);
    int from = scalar.text().indexOf("SECRET");
    Span span = new ScalarParts(reading.source(), scalar).span(from, from + "SECRET".length());
    assertThat(reading.source().text().substring(span.start(), span.end())).isEqualTo("SECRET");
  }

  @Test
  void partOfLinesRunsFromTheFirstToTheLast() {
    Reading reading = read("key: |\n  one\n  BEGIN\n\n  END\n  two\n");
    Scalar scalar = firstScalar(reading);
    int from = scalar.text().indexOf("BEGIN");
    int to = scalar.text().indexOf("two");
    Span span = new ScalarParts(reading.source(), scalar).span(from, to);
    assertThat(reading.source().text().substring(span.start(), span.end()))
        .isEqualTo("BEGIN\n\n  END");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key: >\n  folded SEC\n  RET again",
        "key: \"plain SEC\\\n  RET again\"",
        "key: \"plain \\x53ECRET\n  again\"",
        "key: plain SEC\n  RET again",
      })
  void partThatCannotBeToldApartIsTheWholeScalar(String yaml) {
    Reading reading = read(yaml);
    Scalar scalar = firstScalar(reading);
    int to = scalar.text().length();
    Span span = new ScalarParts(reading.source(), scalar).span(6, to - 6);
    assertThat(span).isEqualTo(scalar.span());
  }

  @Test
  @Timeout(30)
  void manyPartsOfALongTextAreEachFound() {
    Reading reading = read("key: |\n" + "  password=SECRET\n".repeat(200_000));
    Scalar scalar = firstScalar(reading);
    ScalarParts parts = new ScalarParts(reading.source(), scalar);
    for (int i = 0; i < 200_000; i++) {
      Span span = parts.span(i * 16 + 9, i * 16 + 15);
      assertThat(span).extracting(Span::line, Span::column).containsExactly(i + 2, 12);
    }
  }

  @Test
  @Timeout(30)
  void manyPartsOfALongFoldedTextAreTheWholeOfIt() {
    Reading reading = read("key: >\n" + "  password=SECRET\n".repeat(100_000) + "  only=one\n");
    Scalar scalar = firstScalar(reading);
    ScalarParts parts = new ScalarParts(reading.source(), scalar);
    int last = scalar.text().indexOf("only");
    assertThat(parts.span(last, last + 4)).extracting(Span::column).isEqualTo(3);
    for (int i = 0; i < 100_000; i++) {
      assertThat(parts.span(i * 16, i * 16 + 15)).isEqualTo(scalar.span());
    }
  }

  private static Reading read(String yaml) {
    return YamlReader.read(yaml.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
  }

  private static Scalar firstScalar(Reading reading) {
    Node node = reading.documents().getFirst().root();
    while (!(node instanceof Scalar scalar)) {
      node =
          switch (node) {
            case Mapping mapping -> mapping.entries().getFirst().value();
            case Sequence sequence -> sequence.items().getFirst();
            case Scalar one -> one;
          };
    }
    return scalar;
  }
}
