package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedLineTest {
  /** In a line, {@code s} is secret; the place is given by its columns, before and after. */
  @ParameterizedTest
  @CsvSource({
    "pw: s,             1, 6,  pw: ••••••••,            1, 13",
    "pw: ssssssssssss,  5, 17, pw: ••••••••,            5, 13",
    "pw: ssssssssssss,  6, 8,  pw: ••••••••,            5, 13",
    "a: sss b: ssss c,  11, 15, a: •••••••• b: •••••••• c, 16, 24",
    "a: sss b: ssss c,  16, 17, a: •••••••• b: •••••••• c, 25, 26",
    "a: sss b,          8, 9,  a: •••••••• b,          13, 14",
    "é🦭: sss b,        9, 10, é🦭: •••••••• b,         14, 15",
    "none,              2, 40, none,                   2, 5",
    "ss,                1, 3,  ••••••••,               1, 9",
  })
  void placesMoveWithTheMasks(
      String line, int start, int end, String shown, int shownStart, int shownEnd) {
    BitSet secret = new BitSet();
    int[] characters = line.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      secret.set(i, characters[i] == 's');
    }

    MaskedLine masked = new MaskedLine(line, secret);

    assertThat(masked.text()).isEqualTo(shown);
    assertThat(masked.start(start)).isEqualTo(shownStart);
    assertThat(masked.end(end)).isEqualTo(shownEnd);
  }
}
