package dev.brynje.cli;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Policy;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.Checks;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.pss.PodSecurityChecks;
import dev.brynje.workload.pss.PodSecurityLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an audit judges.
 *
 * @param catalogue every control that there is, judged or not
 * @param checks those that the flags ask for; the policy may leave out some
 */
record Selection(Catalogue catalogue, List<Check> checks, Policy policy) {
  static final List<String> LEVELS =
      Arrays.stream(PodSecurityLevel.values()).map(PodSecurityLevel::word).toList();

  /** Every control of this program. */
  static Catalogue everything() {
    return new Catalogue(Checks.controls());
  }

  /** Reads the flags. */
  static Selection of(Arguments arguments) {
    Catalogue catalogue = everything();
    KubernetesVersion version = version(arguments);
    List<Check> checks =
        arguments
            .value("--pod-security")
            .flatMap(PodSecurityLevel::of)
            .map(level -> podSecurity(level, version))
            .orElseGet(() -> Checks.all(version));
    return new Selection(catalogue, checks, PolicyInForce.of(arguments, catalogue));
  }

  /** The standards' own checks, and what namespaces say about them. */
  private static List<Check> podSecurity(PodSecurityLevel level, KubernetesVersion version) {
    List<Check> checks = new ArrayList<>(PodSecurityChecks.of(level, version));
    checks.addAll(PodSecurityChecks.labels(level, version));
    return checks;
  }

  private static KubernetesVersion version(Arguments arguments) {
    try {
      return KubernetesVersion.parse(arguments.value("--kubernetes-version").orElse("latest"));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--kubernetes-version: " + e.getMessage());
    }
  }
}
