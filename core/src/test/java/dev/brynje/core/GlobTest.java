package dev.brynje.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "legacy, legacy/a/b.yaml, true",
    "legacy/, legacy/b.yaml, true",
    "./legacy, legacy/b.yaml, true",
    "legacy/**, legacy/a/b.yaml, true",
    "legacy, legacy-2/b.yaml, false",
    "legacy, a/legacy/b.yaml, false",
    "**/legacy, a/legacy/b.yaml, true",
    "**/legacy, legacy/b.yaml, true",
    "a/**/z.yaml, a/z.yaml, true",
    "a/**/z.yaml, a/b/c/z.yaml, true",
    "a/**/z.yaml, a/b/c/y.yaml, false",
    "*.yaml, a.yaml, true",
    "*.yaml, a/b.yaml, false",
    "**/*.yaml, a/b.yaml, true",
    "a?.yaml, ab.yaml, true",
    "., a/b.yaml, true",
    "**, a, true",
  })
  void coversPathsAndWhatLiesBelow(String pattern, String path, boolean covered) {
    assertThat(new Glob(pattern).covers(path)).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({
    "api, api, true",
    "api-*, api-1, true",
    "*, api, true",
    "a*b*c, aXbYc, true",
    "a*b*c, aXcYb, false",
    "Deployment/api-*, Deployment/api-1, true",
    "*/api, Deployment/api, true",
    "Deployment/api-*, Pod/api-1, false",
    "ap?, ap, false",
    "[a], [a], true",
  })
  void matchesNames(String pattern, String name, boolean matched) {
    assertThat(new Glob(pattern).matches(name)).isEqualTo(matched);
  }

  @Test
  void takesNoLongTimeWhateverThePattern() {
    Glob stars = new Glob("*a".repeat(1000) + "b");
    Glob directories = new Glob("**/a/".repeat(1000) + "b");

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThat(stars.matches("a".repeat(4000))).isFalse();
          assertThat(directories.covers("a/".repeat(2000) + "c")).isFalse();
        });
  }
}
