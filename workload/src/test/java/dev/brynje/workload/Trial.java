package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Policy;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.workload.check.Check;
import dev.brynje.yaml.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of a table of cases: a manifest, and what one control says of it. A finding is written as
 * its severity, the text that it points at and its message; what could not be judged begins with
 * {@code unjudged}:
 *
 * <pre>
 * Trial.of("workload/no-host-pid", "true")
 *     .pod("hostPID: true")
 *     .says("high [hostPID: true] the pod sees and signals every process of the node")
 * </pre>
 *
 * @param what the case, in a few words
 */
public record Trial(String control, String what, String manifest, List<String> expected) {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: api
      spec:
      """;

  /** Begins a case of one control. */
  public static Trial of(String control, String what) {
    return new Trial(control, what, "", List.of());
  }

  /** A whole manifest. */
  public Trial manifest(String text) {
    return new Trial(control, what, text, expected);
  }

  /** A Pod with this spec. */
  public Trial pod(String spec) {
    return manifest(POD + spec.indent(2));
  }

  /** A Pod with one container, named {@code api}, that has these fields too. */
  public Trial container(String fields) {
    return pod("containers:\n  - name: api\n" + fields.indent(4));
  }

  /** A Pod with these fields and one container, named {@code api}, without any setting. */
  public Trial podWith(String fields) {
    return pod(fields.stripTrailing() + "\ncontainers:\n  - name: api\n");
  }

  /** What the control is expected to say, in order. */
  public Trial says(String... lines) {
    return new Trial(control, what, manifest, List.of(lines));
  }

  /** The control is content. */
  public Trial saysNothing() {
    return says();
  }

  /** Judges the manifest and compares. */
  public void holds() {
    Check check =
        Checks.all().stream()
            .filter(one -> one.control().id().equals(control))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no control has the id " + control));
    assertThat(said(List.of(check), manifest)).as("%s", this).isEqualTo(expected);
  }

  /** What checks say of a manifest, in order. */
  public static List<String> said(List<? extends Check> checks, String manifest) {
    ManifestAudit audit = new ManifestAudit(checks, Policy.DEFAULT);
    SourceJudgement judgement =
        audit.judge(0, "case.yaml", manifest.getBytes(StandardCharsets.UTF_8), true);
    List<Finding> findings = new ArrayList<>(judgement.findings());
    audit.judge(new Inventory(judgement.facts()), new Tally()).values().forEach(findings::addAll);
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      lines.add(
          "%s [%s] %s"
              .formatted(
                  finding.severity().word(), pointedAt(finding.location()), finding.message()));
    }
    for (Unjudged unjudged : judgement.unjudged()) {
      if (unjudged.reason().contains("holds no container")) {
        continue; // Cases are as short as they can be.
      }
      lines.add("unjudged [%s] %s".formatted(pointedAt(unjudged.location()), unjudged.reason()));
    }
    return lines;
  }

  private static String pointedAt(Location location) {
    Excerpt excerpt = location.excerpt();
    String line = excerpt.text();
    int end = Math.min(excerpt.endColumn() - 1, line.length());
    return line.substring(Math.max(0, excerpt.column() - 1), end);
  }

  @Override
  public String toString() {
    return control + ": " + what;
  }
}
