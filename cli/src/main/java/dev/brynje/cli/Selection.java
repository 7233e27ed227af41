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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an audit judges.
 *
 * @param catalogue every control that there is, judged or not
 * @param checks those that the flags ask for; the policy may leave out some
 * @param remarks what the flags mean otherwise than their words say, one line each
 */
record Selection(
    Catalogue catalogue, List<Check> checks, PolicyInForce inForce, List<String> remarks) {
  static final List<String> LEVELS =
      Arrays.stream(PodSecurityLevel.values()).map(PodSecurityLevel::word).toList();

  /** Every control of this program. */
  static Catalogue everything() {
    return new Catalogue(Checks.controls());
  }

  /** Reads the flags. */
  static Selection of(Arguments arguments) {
    Catalogue catalogue = everything();
    KubernetesVersion asked = version(arguments);
    KubernetesVersion version = asked.known();
    List<Check> checks =
        arguments
            .value("--pod-security")
            .flatMap(PodSecurityLevel::of)
            .map(level -> podSecurity(level, version))
            .orElseGet(() -> Checks.all(version));
    PolicyInForce inForce = PolicyInForce.of(arguments, catalogue);
    refuseWhatJudgesLess(arguments, checks, inForce.policy());
    return new Selection(catalogue, checks, inForce, remarks(asked));
  }

  Policy policy() {
    return inForce.policy();
  }

  private static List<String> remarks(KubernetesVersion asked) {
    KubernetesVersion known = asked.known();
    return asked.equals(known)
        ? List.of()
        : List.of(
            "Kubernetes %s is newer than all versions known here; judged as %s"
                .formatted(asked, known));
  }

  /** A control that was asked for by name, and is then not judged, would pass in silence. */
  private static void refuseWhatJudgesLess(Arguments arguments, List<Check> checks, Policy policy) {
    Set<String> ids = new HashSet<>();
    checks.forEach(check -> ids.add(check.control().id()));
    for (String id : arguments.values("--only")) {
      if (!ids.contains(id)) {
        throw new UsageException(
            arguments
                .value("--pod-security")
                .map(level -> "%s is not part of --pod-security %s".formatted(id, level))
                .orElse(id + " is judged with --pod-security LEVEL"));
      }
    }
    if (checks.stream().noneMatch(check -> policy.judges(check.control()))) {
      throw new UsageException("no control is left to judge; see --only, --skip and brynje.yaml");
    }
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
