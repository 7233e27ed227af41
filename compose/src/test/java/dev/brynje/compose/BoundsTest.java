package dev.brynje.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What multiplies itself is refused in a moment. */
class BoundsTest {
  private static Reading read(Map<String, String> files) {
    return Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> new TrickyProject("", files, List.of("compose.yaml"), "").read());
  }

  private static void assertRefused(Map<String, String> files) {
    assertThat(read(files)).isInstanceOf(Reading.Refused.class);
  }

  @Test
  void aliasesThatMultiply() {
    StringBuilder text = new StringBuilder("x-0: &a0 [a, a, a, a, a, a, a, a, a, a]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1);
      text.append("x-%d: &a%d [%s]\n".formatted(i, i, (before + ", ").repeat(9) + before));
    }
    assertRefused(Map.of("compose.yaml", text + "services: {a: {image: a}}\n"));
  }

  @Test
  void variablesThatMultiply() {
    StringBuilder env = new StringBuilder("V0=aaaaaaaaaa\n");
    for (int i = 1; i < 40; i++) {
      env.append("V%d=${V%d}${V%d}\n".formatted(i, i - 1, i - 1));
    }
    assertRefused(
        Map.of("compose.yaml", "services: {a: {image: \"$V39\"}}\n", ".env", env.toString()));
  }

  @Test
  void variablesWithinVariables() {
    String nested = "${A:-".repeat(10_000) + "}".repeat(10_000);
    assertRefused(Map.of("compose.yaml", "services: {a: {image: \"" + nested + "\"}}\n"));
  }

  @Test
  void chainsOfExtends() {
    StringBuilder text = new StringBuilder("services:\n  s0: {image: a}\n");
    for (int i = 2_000; i > 0; i--) {
      text.append("  s%d: {extends: s%d}\n".formatted(i, i - 1));
    }
    assertRefused(Map.of("compose.yaml", text.toString()));
  }

  @Test
  void includesThatIncludeTwo() {
    Map<String, String> files = new HashMap<>();
    files.put("compose.yaml", "include: [a0.yaml, b0.yaml]\nservices: {a: {image: a}}\n");
    for (int i = 0; i < 40; i++) {
      String both = "include: [a%d.yaml, b%d.yaml]\n".formatted(i + 1, i + 1);
      files.put("a%d.yaml".formatted(i), both + "services: {a%d: {image: a}}\n".formatted(i));
      files.put("b%d.yaml".formatted(i), both + "services: {b%d: {image: a}}\n".formatted(i));
    }
    files.put("a40.yaml", "services: {a40: {image: a}}\n");
    files.put("b40.yaml", "services: {b40: {image: a}}\n");
    assertRefused(files);
  }

  @Test
  void manyServicesThatWaitForOneAnotherAreRead() {
    StringBuilder text = new StringBuilder("services:\n  s0: {image: a}\n");
    for (int i = 1; i < 10_000; i++) {
      text.append("  s%d: {image: a, depends_on: [s%d]}\n".formatted(i, i - 1));
    }
    assertThat(read(Map.of("compose.yaml", text.toString()))).isInstanceOf(Reading.Read.class);
  }
}
