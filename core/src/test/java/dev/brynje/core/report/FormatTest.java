package dev.brynje.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
  @ParameterizedTest
  @CsvSource({
    "report.json, JSON",
    "findings.sarif, SARIF",
    "findings.sarif.json, SARIF",
    "REPORT.SARIF, SARIF",
    "junit.xml, JUNIT",
    "comment.md, MARKDOWN",
    "report.html, HTML",
    "out/gl-code-quality-report.json, GITLAB",
    "report.txt, TEXT",
    "report, TEXT",
    "out.d/report, TEXT",
    ".report, TEXT",
    "/dev/fd/63, TEXT",
  })
  void aNameSaysWhatAFileHolds(String name, Format format) {
    assertThat(Format.ofFile(name).getFirst()).isEqualTo(format);
  }

  @Test
  void anUnknownEndingSaysNothing() {
    assertThat(Format.ofFile("report.pdf")).isEmpty();
  }

  @Test
  void whatEndsInTxtIsText() {
    assertThat(Format.ofFile("report.txt")).containsExactly(Format.TEXT);
  }

  @Test
  void jsonMayHoldWhateverIsJson() {
    assertThat(Format.ofFile("report.json"))
        .containsExactly(Format.JSON, Format.SARIF, Format.GITLAB);
  }
}
