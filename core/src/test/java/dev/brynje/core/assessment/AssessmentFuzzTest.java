package dev.brynje.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.FindingSpool;
import dev.brynje.core.testing.Samples;
import dev.brynje.yaml.testing.Fuzzing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssessmentFuzzTest {
  private static final List<byte[]> SEEDS =
      List.of(
          AssessmentReaderTest.json(Samples.assessment()).getBytes(StandardCharsets.UTF_8),
          "{\"tool\": {\"name\": \"brynje\", \"version\": \"1\"}, \"findings\": [{}]}"
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
          "true",
          "-1",
          "1e9",
          "\\ud800",
          "\"line\"",
          "\"excerptColumn\": 9,",
          "\"known\": true,",
          "\"origin\": \"exact\",",
          "\"place\": \"a:1\",");

  @Test
  void isReadWholeOrRefusedInOneLine() throws InterruptedException {
    Fuzzing.run("assessments", SEEDS, TOKENS, AssessmentFuzzTest::read);
  }

  private static void read(byte[] bytes) {
    try (FindingSpool spool = new FindingSpool()) {
      String json =
          AssessmentReaderTest.json(
              AssessmentReader.read("in.json", new ByteArrayInputStream(bytes), spool));
      assertThat(json).endsWith("}\n");
    } catch (RefusedAssessment e) {
      assertThat(e.line()).startsWith("in.json:").doesNotContain("\n").hasSizeLessThan(2000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
