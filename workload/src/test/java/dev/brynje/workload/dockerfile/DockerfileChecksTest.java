package dev.brynje.workload.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.workload.DockerfileAudit;
import dev.brynje.workload.SourceJudgement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerfileChecksTest {
  /** How often a control complains; a bar stands for the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '^',
      textBlock =
          """
          dockerfile/final-user ¦ 0 ¦ FROM a:1|USER 1
          dockerfile/final-user ¦ 1 ¦ FROM a:1|USER root
          dockerfile/final-user ¦ 1 ¦ FROM a:1|USER 0:10
          dockerfile/final-user ¦ 1 ¦ FROM a:1|USER app|USER root
          dockerfile/final-user ¦ 0 ¦ FROM a:1|USER root|USER app
          dockerfile/final-user ¦ 1 ¦ FROM a:1|ARG ID=0|USER $ID
          dockerfile/final-user ¦ 0 ¦ FROM a:1|ARG ID=10|USER ${ID}:${ID}
          dockerfile/final-user ¦ 1 ¦ FROM a:1|ARG ID|USER $ID
          dockerfile/final-user ¦ 0 ¦ FROM a:1 AS b|USER 1|FROM b
          dockerfile/final-user ¦ 1 ¦ FROM a:1 AS b|USER 1|FROM c:1
          dockerfile/final-user ¦ 0 ¦ FROM gcr.io/distroless/static:nonroot
          """)
  void controlsComplain(String control, int times, String text) {
    assertThat(findings(control, text.replace('|', '\n'))).hasSize(times);
  }

  @Test
  void noExcerptShowsASecret() {
    String text = "FROM a:1\nENV DB_PASSWORD=hunter2hunter2 \\\n  USER_NAME=x\nUSER root\n";
    for (Finding finding : judged(DockerfileChecks.ALL, text).findings()) {
      assertThat(finding.toString()).doesNotContain("hunter2hunter2");
    }
  }

  @Test
  void whatBuildKitRefusesIsUnjudgedWithItsPlace() {
    assertThat(judged(DockerfileChecks.ALL, "FROM a:1\nRUM x\n").unjudged())
        .singleElement()
        .satisfies(one -> assertThat(one.location().words()).isEqualTo("Dockerfile:2:1"));
  }

  private static List<Finding> findings(String control, String text) {
    List<DockerfileCheck> checks =
        DockerfileChecks.ALL.stream().filter(one -> one.control().id().equals(control)).toList();
    assertThat(checks).as(control).hasSize(1);
    SourceJudgement judgement = judged(checks, text);
    assertThat(judgement.unjudged()).isEmpty();
    return judgement.findings();
  }

  private static SourceJudgement judged(List<DockerfileCheck> checks, String text) {
    return new DockerfileAudit(checks, Policy.DEFAULT)
        .judge("Dockerfile", text.getBytes(StandardCharsets.UTF_8), BuildContext.UNKNOWN);
  }
}
