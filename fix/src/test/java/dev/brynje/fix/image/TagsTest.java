package dev.brynje.fix.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsTest {
  @ParameterizedTest
  @CsvSource({
    "'', 1.2, true",
    "'', '', true",
    ">=2, 2, true",
    ">=2, 2.0.1-alpine, true",
    ">=2, v3.6, true",
    ">=2, 10, true",
    ">=2, 1.99, false",
    ">=2, latest, true",
    ">=2, '', true",
    ">=2.4, 2, true",
    ">=2.4, 2.3.9, false",
    ">=2.4, 2.10, true",
    "<18, 17.9, true",
    "<18, 18, false",
    "<18, 18.1, false",
    "<18, latest, false",
    "<1.17, 1, false",
    "*alpine*, 17-alpine3.20, true",
    "*alpine*, alpine, true",
    "*alpine*, 17-bookworm, false",
    "*alpine*, '', false",
    "!*debian*, 8.0-debian, false",
    "!*debian*, 8.0, true",
    "!*debian*, '', true",
    ">=2 <3, 2.7, true",
    ">=2 <3, 3.0, false",
    ">=6 *alpine*, 7-alpine, true",
    ">=6 *alpine*, 5-alpine, false",
    ">=6 *alpine*, 7, false",
    ">=2, 99999999999999999999, true",
  })
  void tagIsOneOfThoseForWhichAllConditionsHold(String conditions, String tag, boolean is) {
    assertThat(Tags.of(conditions).has(tag)).isEqualTo(is);
  }

  @Test
  void boundWithoutAVersionIsRefused() {
    assertThatThrownBy(() -> Tags.of(">=new").has("1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no version: >=new");
  }
}
