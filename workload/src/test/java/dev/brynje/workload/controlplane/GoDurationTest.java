package dev.brynje.workload.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "5s, PT5S",
    "1h30m, PT1H30M",
    "1.5h, PT1H30M",
    "100ms, PT0.1S",
    "-1m, PT-1M",
    "+1m, PT1M",
    "1h0m0s, PT1H"
  })
  void reads(String text, Duration duration) {
    assertThat(GoDuration.parse(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "5", "5 s", "s", "1d", "1h5", "9999999999999999h"})
  void refuses(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }
}
