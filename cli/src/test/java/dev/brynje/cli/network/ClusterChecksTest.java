package dev.brynje.cli.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.core.Tally;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.SourceJudgement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterChecksTest {
  static List<Control> controls() {
    return ClusterChecks.controls();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("controls")
  void badExampleHasTheFindingAndGoodExampleHasNot(Control control) {
    assertThat(findings(control, control.bad())).as("bad example").isNotEmpty();
    assertThat(findings(control, control.good())).as("good example").isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("controls")
  void controlIsDocumented(Control control) {
    assertThat(control.id()).matches("network/[a-z-]+");
    assertThat(control.title()).isNotBlank().doesNotEndWith(".");
    assertThat(control.rationale()).isNotBlank();
    assertThat(control.remediation()).isNotBlank();
    assertThat(control.references()).isNotEmpty();
  }

  /** Alone, for each must have what it needs also when the others are switched off. */
  private static List<Finding> findings(Control control, String manifest) {
    Policy only = Policy.DEFAULT.restrictedTo(Set.of(control.id()));
    ManifestAudit audit = new ManifestAudit(ClusterChecks.judgedBy(only), only);
    SourceJudgement judgement =
        audit.judge(0, "example.yaml", manifest.getBytes(StandardCharsets.UTF_8), true);
    assertThat(judgement.unjudged()).isEmpty();
    List<Finding> findings = new ArrayList<>(judgement.findings());
    audit.judge(new Inventory(judgement.facts()), new Tally()).values().forEach(findings::addAll);
    return findings;
  }
}
