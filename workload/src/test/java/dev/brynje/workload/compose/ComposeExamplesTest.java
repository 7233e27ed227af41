package dev.brynje.workload.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Ring;
import dev.brynje.workload.SourceJudgement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeExamplesTest {
  static List<ComposeCheck> checks() {
    return ComposeChecks.ALL;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("checks")
  void badExampleHasTheFindingAndGoodExampleHasNot(ComposeCheck check) {
    Control control = check.control();
    assertThat(findings(check, control.bad())).as("bad example of %s", control.id()).isNotEmpty();
    assertThat(findings(check, control.good())).as("good example of %s", control.id()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("checks")
  void controlIsDocumented(ComposeCheck check) {
    Control control = check.control();
    assertThat(control.id()).matches("compose/[a-z-]+");
    assertThat(control.ring()).isEqualTo(Ring.WORKLOAD);
    assertThat(control.title()).isNotBlank().doesNotEndWith(".");
    assertThat(control.rationale()).as("rationale of %s", control.id()).isNotBlank();
    assertThat(control.remediation()).as("remediation of %s", control.id()).isNotBlank();
    assertThat(control.references()).as("references of %s", control.id()).isNotEmpty();
  }

  private static List<Finding> findings(ComposeCheck check, String text) {
    SourceJudgement judgement = Composed.judged(List.of(check), text);
    if (!text.contains("${")) {
      assertThat(judgement.unjudged()).isEmpty();
    }
    return judgement.findings();
  }
}
