package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
  private static final List<Option> KNOWN =
      List.of(
          Option.choice("--format", "FORMAT", "The format", List.of("text", "json")).or("-f"),
          Option.file("--output", "Where to").or("-o"),
          Option.controls("--only", "Which"),
          Option.flag("--quiet", "Silent").or("-q"));

  @ParameterizedTest
  @ValueSource(strings = {"--format json", "--format=json", "-f json", "--format text -f json"})
  void readsAnOptionInEveryForm(String line) {
    assertThat(read(line).value("--format")).contains("json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--quiet", "-q", "-q --quiet", "a -q"})
  void readsAFlag(String line) {
    assertThat(read(line).has("--quiet")).isTrue();
  }

  @Test
  void knowsWhatWasNotGiven() {
    assertThat(read("a").has("--quiet")).isFalse();
    assertThat(read("a").value("--format")).isEmpty();
    assertThat(read("a").values("--only")).isEmpty();
  }

  @Test
  void keepsOperandsInOrderWhereverOptionsStand() {
    assertThat(read("a --format json b -q c").operands()).containsExactly("a", "b", "c");
  }

  @Test
  void aSingleDashIsAnOperandAndAValue() {
    assertThat(read("- -o -").operands()).containsExactly("-");
    assertThat(read("- -o -").value("--output")).contains("-");
  }

  @Test
  void afterTwoDashesAllIsOperands() {
    assertThat(read("a -- --quiet -f --").operands()).containsExactly("a", "--quiet", "-f", "--");
  }

  @Test
  void readsSeveralValuesApartOrWithCommas() {
    assertThat(read("--only a,b --only c, --only=,d").values("--only"))
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void anEqualsSignInAValueIsPartOfIt() {
    assertThat(read("--output=a=b").value("--output")).contains("a=b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--formt json    | unknown option --formt; did you mean --format?",
        "--Quiet         | unknown option --Quiet; did you mean --quiet?",
        "--nothing-alike | unknown option --nothing-alike",
        "-x              | unknown option -x; did you mean -f?",
        "--quiet=yes     | --quiet takes no value",
        "--output        | --output needs a value: --output FILE",
        "--output=       | --output needs a value: --output FILE",
        "-o --quiet a    | --output needs a value: --output FILE",
        "-o -- a         | --output needs a value: --output FILE",
        "-f              | --format needs a value: --format FORMAT",
        "-f jsn          | --format takes text, json, not 'jsn'; did you mean json?",
        "--format=xml    | --format takes text, json, not 'xml'",
      })
  void saysInWordsWhatIsWrong(String line, String reason) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(line))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void anEqualsSignLetsAValueLookLikeAnOption() {
    assertThat(read("--output=--quiet").value("--output")).contains("--quiet");
    assertThat(read("-o --unknown").value("--output")).contains("--unknown");
  }

  private static Arguments read(String line) {
    return Arguments.read(KNOWN, List.of(line.split(" ")));
  }
}
