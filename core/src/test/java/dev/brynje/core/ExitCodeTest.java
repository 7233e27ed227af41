package dev.brynje.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.testing.Samples;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
  @ParameterizedTest(name = "found {0}, denied {1}, unjudged {2}, fail on {3}, say {4}: {5}")
  @CsvSource({
    // found,   denied, unjudged, failOn,   said, code
    "         , false,  false,    HIGH,         , 0",
    "MEDIUM   , false,  false,    HIGH,         , 0",
    "HIGH     , false,  false,    HIGH,         , 1",
    "CRITICAL , false,  false,    HIGH,         , 1",
    "CRITICAL , false,  false,    CRITICAL,     , 1",
    "HIGH     , false,  false,    CRITICAL,     , 0",
    "INFO     , false,  false,    INFO,         , 1",
    "INFO     , false,  false,    LOW,          , 0",
    "         , true,   false,    HIGH,         , 1",
    "LOW      , true,   false,    HIGH,         , 1",
    "         , false,  true,     HIGH,         , 2",
    "CRITICAL , true,   true,     HIGH,         , 2",
    "CRITICAL , false,  false,    HIGH,        0, 0",
    "CRITICAL , false,  false,    HIGH,        5, 5",
    "         , true,   false,    HIGH,        5, 5",
    "LOW      , false,  false,    HIGH,        5, 0",
    "CRITICAL , false,  true,     HIGH,        5, 2",
    "         , false,  true,     HIGH,        0, 2"
  })
  void followsTheTable(
      Severity found, boolean denied, boolean unjudged, Severity failOn, Integer said, int code) {
    Tally tally = new Tally();
    if (found != null) {
      tally.found(Samples.NON_ROOT, found);
    }
    Assessment assessment =
        Samples.assessment(
            Findings.of(List.of()),
            unjudged
                ? List.of(
                    new Unjudged(
                        Location.file("a.yaml"), Resource.NONE, "broken", "mend it", List.of()))
                : List.of(),
            List.of(new Decision("Pod a", !denied, "so", List.of())),
            tally);

    assertThat(
            ExitCode.of(
                assessment, failOn, said == null ? OptionalInt.empty() : OptionalInt.of(said)))
        .isEqualTo(code);
  }
}
