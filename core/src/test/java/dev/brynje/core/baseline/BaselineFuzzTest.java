package dev.brynje.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.testing.Fuzzing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineFuzzTest {
  private static final List<byte[]> SEEDS =
      List.of(
          """
          {
            "brynje-baseline": 1,
            "findings": [
              {"path": "k8s/a.yaml", "control": "workload/memory-limit", "about": "Pod a", "fingerprint": "0123456789abcdef0123456789abcdef", "times": 2},
              {"fingerprint": "0123456789ABCDEF0123456789abcdef"}
            ]
          }
          """
              .getBytes(StandardCharsets.UTF_8));

  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "null",
          "-1",
          "1e9",
          "99999999999",
          "\\ud800",
          "\"times\": 3,",
          "\"path\": \"\\u0000\",",
          "\"findings\": [");

  @Test
  void isReadWholeOrRefusedInOneLine() throws InterruptedException {
    Fuzzing.run("baselines", SEEDS, TOKENS, BaselineFuzzTest::read);
  }

  private static void read(byte[] bytes) {
    try {
      new BaselineReader("base.json", new ByteArrayInputStream(bytes))
          .read()
          .forEach((key, entry) -> {
            assertThat(key).isEqualTo(entry.key());
            assertThat(BaselineEntry.isFingerprint(entry.fingerprint())).isTrue();
            assertThat(entry.times()).isBetween(1, BaselineEntry.MOST);
          });
    } catch (RefusedBaseline e) {
      assertThat(e.line()).startsWith("base.json:").doesNotContain("\n").hasSizeLessThan(2000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
