package dev.brynje.cli;

import dev.brynje.core.Summary;
import dev.brynje.core.Unjudged;
import dev.brynje.core.source.SourceProblem;
import dev.brynje.workload.ManifestAudit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says so when a run had nothing to judge, for silence would pass for praise. */
final class NothingJudged {
  private NothingJudged() {}

  /** One line for each path that was asked for; none when something was judged in any of them. */
  static List<Unjudged> in(List<String> operands, Summary summary) {
    long objects = summary.counted().getOrDefault("objects", 0L);
    long stages = summary.counted().getOrDefault("stages", 0L);
    long services = summary.counted().getOrDefault("services", 0L);
    if (stages > 0
        || services > 0
        || objects > sum(summary.passedOver())
        || sum(summary.severities()) > 0) {
      return List.of();
    }
    boolean rendered = summary.passedOver().keySet().equals(Set.of("Kustomization"));
    List<Unjudged> lines = new ArrayList<>();
    for (String operand : operands) {
      lines.add(objects == 0 ? ManifestAudit.nothingIn(operand) : passedOver(operand, rendered));
    }
    return lines;
  }

  private static long sum(Map<?, Long> counted) {
    long sum = 0;
    for (long times : counted.values()) {
      sum += times;
    }
    return sum;
  }

  private static Unjudged passedOver(String operand, boolean rendered) {
    return AuditRun.unjudged(
        rendered
            ? new SourceProblem(
                operand,
                "holds only a Kustomization, which names manifests and is none",
                "render it: kubectl kustomize . | brynje audit -")
            : new SourceProblem(
                operand,
                "holds only kinds that no control looks at",
                "give the manifests of workloads, RBAC, networks or namespaces"));
  }
}
