package dev.brynje.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {
  private static final List<String> WORDS =
      List.of("critical", "high", "medium", "low", "info", "fail-on", "controls");

  @ParameterizedTest
  @CsvSource({
    "high,     high",
    "hgih,     high",
    "hig,      high",
    "highh,    high",
    "HIGH,     high",
    "mediun,   medium",
    "critcal,  critical",
    "fail_on,  fail-on",
    "control,  controls",
    "lo,       low"
  })
  void findsWhatWasMeant(String word, String meant) {
    assertThat(NearestWord.among(WORDS, word)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"severe", "''", "hi", "xxxx", "everything-else"})
  void guessesNothingWhenNothingIsNear(String word) {
    assertThat(NearestWord.among(WORDS, word)).isEmpty();
  }

  @Test
  void takesTheFirstInTheAlphabetOfTwoAsNear() {
    assertThat(NearestWord.among(List.of("cat", "bat"), "hat")).contains("bat");
  }

  @Test
  void isNotHeldUpByAWordOfAMegabyte() {
    assertThat(NearestWord.among(WORDS, "h".repeat(1 << 20))).isEmpty();
  }
}
