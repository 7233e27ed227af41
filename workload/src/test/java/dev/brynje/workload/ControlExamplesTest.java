package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Tally;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.pss.PodSecurityChecks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ControlExamplesTest {
  static Stream<Check> checks() {
    return Stream.concat(Checks.all().stream(), PodSecurityChecks.NEWEST.stream());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("checks")
  void badExampleHasTheFindingAndGoodExampleHasNot(Check check) {
    Control control = check.control();
    assertThat(findings(check, control.bad())).as("bad example of %s", control.id()).isNotEmpty();
    assertThat(findings(check, control.good())).as("good example of %s", control.id()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("checks")
  void controlIsDocumented(Check check) {
    Control control = check.control();
    assertThat(control.id()).matches("[a-z-]+/[A-Za-z0-9_-]+");
    assertThat(control.title()).isNotBlank().doesNotEndWith(".");
    assertThat(control.rationale()).as("rationale of %s", control.id()).isNotBlank();
    assertThat(control.remediation()).as("remediation of %s", control.id()).isNotBlank();
    assertThat(control.references()).as("references of %s", control.id()).isNotEmpty();
  }

  private static List<Finding> findings(Check check, String manifest) {
    ManifestAudit audit = new ManifestAudit(List.of(check), ExampleParameters.POLICY);
    SourceJudgement judgement =
        audit.judge(0, "example.yaml", manifest.getBytes(StandardCharsets.UTF_8), true);
    assertThat(judgement.unjudged()).isEmpty();
    List<Finding> findings = new ArrayList<>(judgement.findings());
    audit.judge(new Inventory(judgement.facts()), new Tally()).values().forEach(findings::addAll);
    return findings;
  }
}
