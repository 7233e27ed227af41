package dev.brynje.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "name: api", "blåbærsyltetøy 日本語 🦭", "a\u00A0b", "e\u0301"})
  void leavesWhatIsOnlyShown(String text) {
    assertThat(Printable.of(text)).isEqualTo(text);
  }

  /** Colours, the bell, one-byte CSI, line breaks, writing from right to left, invisible tags. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b",
        "\u0007",
        "\u009b",
        "\n",
        "\r",
        "\b",
        "\u007f",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u2066",
        "\u200f",
        "\u200b",
        "\ufeff",
        "\udb40\udc41",
        "\ud800"
      })
  void marksWhatActsOnATerminal(String character) {
    assertThat(Printable.of("a" + character + "b")).isEqualTo("a\uFFFDb");
  }

  @Test
  void showsATabAsASpace() {
    assertThat(Printable.of("a\tb")).isEqualTo("a b");
  }
}
