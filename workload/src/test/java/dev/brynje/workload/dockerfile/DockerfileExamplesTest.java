package dev.brynje.workload.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Ring;
import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.workload.DockerfileAudit;
import dev.brynje.workload.ExampleParameters;
import dev.brynje.workload.SourceJudgement;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DockerfileExamplesTest {
  static List<DockerfileCheck> checks() {
    return DockerfileChecks.ALL;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("checks")
  void badExampleHasTheFindingAndGoodExampleHasNot(DockerfileCheck check) {
    Control control = check.control();
    assertThat(findings(check, control.bad())).as("bad example of %s", control.id()).isNotEmpty();
    assertThat(findings(check, control.good())).as("good example of %s", control.id()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("checks")
  void controlIsDocumented(DockerfileCheck check) {
    Control control = check.control();
    assertThat(control.id()).matches("dockerfile/[a-z-]+");
    assertThat(control.ring()).isEqualTo(Ring.WORKLOAD);
    assertThat(control.title()).isNotBlank().doesNotEndWith(".");
    assertThat(control.rationale()).as("rationale of %s", control.id()).isNotBlank();
    assertThat(control.remediation()).as("remediation of %s", control.id()).isNotBlank();
    assertThat(control.references()).as("references of %s", control.id()).isNotEmpty();
  }

  private static List<Finding> findings(DockerfileCheck check, String text) {
    SourceJudgement judgement =
        new DockerfileAudit(List.of(check), ExampleParameters.POLICY, LocalDate.of(2026, 9, 1))
            .judge(
                "Dockerfile",
                text.getBytes(StandardCharsets.UTF_8),
                new BuildContext(true, IgnoreFile.NONE));
    // What BuildKit would not build is said beside the findings, and is about no control.
    assertThat(judgement.unjudged()).allMatch(one -> one.controls().isEmpty());
    return judgement.findings();
  }
}
