package dev.brynje.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.Problem;
import dev.brynje.yaml.Span;
import dev.brynje.yaml.testing.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzTest {
  @Test
  void readsWhateverComes() throws Exception {
    List<byte[]> seeds =
        TrickyDockerfiles.all().stream()
            .map(file -> file.getBytes(StandardCharsets.UTF_8))
            .toList();

    Fuzzing.run(
        "dockerfile",
        seeds,
        TrickyDockerfiles.TOKENS,
        input -> {
          check(DockerfileReader.read(input));
          expand(new String(input, StandardCharsets.UTF_8));
        });
  }

  static void check(Reading reading) {
    switch (reading) {
      case Reading.Refused refused -> check(reading, refused.problem());
      case Reading.Read read -> {
        for (Stage stage : read.dockerfile().stages()) {
          checkSpan(reading, stage.from().image().span());
          for (Instruction one : stage.instructions()) {
            checkSpan(reading, one.head().span());
            checkSpan(reading, one.head().keywordSpan());
          }
        }
        RefusedBuilds.refusal(read.dockerfile()).ifPresent(problem -> check(reading, problem));
      }
    }
  }

  private static void check(Reading reading, Problem problem) {
    checkSpan(reading, problem.span());
    assertThat(problem.message()).isNotBlank().doesNotContain("\n");
    assertThat(problem.advice()).isNotBlank().doesNotContain("\n");
  }

  private static void checkSpan(Reading reading, Span span) {
    assertThat(reading.source().span(span.start(), span.end())).isEqualTo(span);
  }

  private static void expand(String text) {
    try {
      Lexer.expand(text, '\\', name -> Variables.Value.of(name));
    } catch (WordException e) {
      assertThat(e).hasMessageNotContaining("Exception");
    }
  }
}
