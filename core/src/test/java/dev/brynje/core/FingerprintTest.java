package dev.brynje.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.testing.RandomFindings;
import dev.brynje.core.testing.Samples;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final Resource API = new Resource("apps/v1", "Deployment", "shop", "api", "");

  @Test
  void isThirtyTwoHexadecimalDigits() {
    RandomFindings random = new RandomFindings(new SplittableRandom(3));
    for (int i = 0; i < 100; i++) {
      assertThat(random.next().fingerprint()).matches("[0-9a-f]{32}");
    }
  }

  /** A changed algorithm would make every known finding look new: then say so in the changelog. */
  @Test
  void staysTheSameFromVersionToVersion() {
    assertThat(Samples.whole().fingerprint()).isEqualTo("14086dd200e97d4835afb17d27a8ad4b");
  }

  @Test
  void staysWhenLinesAndFilesMove() {
    assertThat(finding("a.yaml", 3, API, "spec", Map.of(), "x"))
        .isEqualTo(finding("b/c.yaml", 90, API, "spec", Map.of(), "x"));
  }

  @Test
  void staysWhenTheWordsChange() {
    assertThat(finding("a.yaml", 3, API, "spec", Map.of(), "x"))
        .isEqualTo(finding("a.yaml", 3, API, "spec", Map.of(), "said better"));
  }

  @Test
  void staysWhenTheVersionOfTheApiChanges() {
    Resource older = new Resource("apps/v1beta1", "Deployment", "shop", "api", "");

    assertThat(finding("a.yaml", 3, API, "", Map.of(), "x"))
        .isEqualTo(finding("a.yaml", 3, older, "", Map.of(), "x"));
  }

  @Test
  void tellsFilesApartWhenThereIsNoResource() {
    assertThat(finding("a", 0, Resource.NONE, "", Map.of(), "x"))
        .isNotEqualTo(finding("b", 0, Resource.NONE, "", Map.of(), "x"));
  }

  @Test
  void tellsWhatItIsAboutApart() {
    String one = finding("a", 1, API, "spec", Map.of("port", "80"), "x");

    assertThat(one)
        .isNotEqualTo(finding("a", 1, API, "spec", Map.of("port", "81"), "x"))
        .isNotEqualTo(finding("a", 1, API, "status", Map.of("port", "80"), "x"))
        .isNotEqualTo(
            finding(
                "a",
                1,
                new Resource("apps/v1", "Deployment", "shop", "api", "api"),
                "spec",
                Map.of("port", "80"),
                "x"));
  }

  @Test
  void doesNotMixUpNeighbouringParts() {
    assertThat(finding("a", 1, new Resource("v1", "Pod", "ab", "c", ""), "", Map.of(), "x"))
        .isNotEqualTo(finding("a", 1, new Resource("v1", "Pod", "a", "bc", ""), "", Map.of(), "x"));
  }

  private static String finding(
      String path,
      int line,
      Resource resource,
      String field,
      Map<String, String> evidence,
      String message) {
    return new Finding(
            "workload/odd",
            Ring.WORKLOAD,
            Severity.LOW,
            message,
            "mend it",
            resource,
            new Location(path, line, 1, line, 2, ""),
            field,
            evidence,
            Optional.empty(),
            Optional.empty())
        .fingerprint();
  }
}
