package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names and values of megabytes are neither repeated in findings nor read again for each. */
class LongTextsTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: %s
        annotations: {%s}
      spec:
        containers:
      %s
      """;

  @Test
  @Timeout(30)
  void nameIsShownByItsBeginning() {
    String name = "eyJ-".repeat(1 << 20);

    List<Finding> findings =
        findings(POD.formatted(name, "", "  - {name: c, image: a}\n".repeat(2000)));

    assertThat(findings)
        .hasSizeGreaterThan(10_000)
        .allSatisfy(finding -> assertThat(finding.resource().name()).hasSizeLessThan(1010))
        .anySatisfy(finding -> assertThat(finding.resource().name()).endsWith("…"));
  }

  @Test
  void evidenceIsShownByItsBeginning() {
    String image = "a/".repeat(1 << 20) + "b";

    List<Finding> findings =
        findings(POD.formatted("a", "", "  - {name: c, image: %s}".formatted(image)));

    assertThat(findings)
        .allSatisfy(finding -> {
          assertThat(finding.message()).hasSizeLessThan(1010);
          assertThat(finding.evidence().values()).allMatch(seen -> seen.length() < 1010);
        });
  }

  @Test
  @Timeout(30)
  void manySecretsInOneValueAreEachSaidOnce() {
    String value =
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  a.properties: |\n"
            + "    db.password=sommer2024\n".repeat(50_000);

    List<Finding> findings = findings(value);

    assertThat(findings)
        .filteredOn(finding -> finding.control().equals("workload/no-secrets-in-configmap"))
        .hasSize(50_000)
        .allSatisfy(finding ->
            assertThat(finding.location().excerpt().text()).doesNotContain("sommer2024"));
  }

  @Test
  void escapesAreReadAtAnyDepth() {
    String manifest =
        "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"data\": "
            + "{\"a\":".repeat(9900)
            + "\"https:\\/\\/a:sommer2024@b\""
            + "}".repeat(9901);

    SourceJudgement judgement =
        new ManifestAudit(Checks.all(), Policy.DEFAULT)
            .judge(0, "a.json", manifest.getBytes(StandardCharsets.UTF_8), true);

    assertThat(judgement.unjudged().toString()).doesNotContain("sommer2024");
  }

  private static List<Finding> findings(String manifest) {
    return new ManifestAudit(Checks.all(), Policy.DEFAULT)
        .judge(0, "a.yaml", manifest.getBytes(StandardCharsets.UTF_8), true)
        .findings();
  }
}
