package dev.brynje.cli;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Policy;
import dev.brynje.core.Severity;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.Checks;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.pss.PodSecurityChecks;
import dev.brynje.workload.pss.PodSecurityLevel;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
            .map(level -> PodSecurityChecks.of(level, version))
            .orElseGet(Checks::all);
    Severity failOn =
        arguments.value("--fail-on").flatMap(Severity::of).orElse(Policy.DEFAULT.failOn());
    Policy policy =
        new Policy(
            controls(arguments, "--only", catalogue),
            controls(arguments, "--skip", catalogue),
            Policy.DEFAULT.severities(),
            failOn);
    return new Selection(catalogue, checks, policy);
  }

  /** The one line about an id that is in no catalogue. */
  static String unknown(String id, Catalogue catalogue) {
    Optional<String> near = catalogue.nearest(id);
    return "there is no control %s%s"
        .formatted(id, near.map("; did you mean %s?"::formatted).orElse("; see brynje controls"));
  }

  private static KubernetesVersion version(Arguments arguments) {
    try {
      return KubernetesVersion.parse(arguments.value("--kubernetes-version").orElse("latest"));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--kubernetes-version: " + e.getMessage());
    }
  }

  private static Set<String> controls(Arguments arguments, String option, Catalogue catalogue) {
    Set<String> ids = new LinkedHashSet<>();
    for (String id : arguments.values(option)) {
      if (catalogue.find(id).isEmpty()) {
        throw new UsageException(unknown(id, catalogue));
      }
      ids.add(id);
    }
    if (arguments.has(option) && ids.isEmpty()) {
      throw new UsageException(option + " names no control; see brynje controls");
    }
    return ids;
  }
}
