package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of the Pod Security Standards. */
public final class PodSecurityChecks {
  /** Each of the standards' checks once, in its newest form. */
  public static final List<Check> NEWEST =
      Standards.ALL.stream().<Check>map(Standard::newest).toList();

  private PodSecurityChecks() {}

  /**
   * Exactly what Kubernetes of this version checks at this level, in the order of its reports. A
   * version newer than {@link KubernetesVersion#LATEST} gives the latest.
   */
  public static List<Check> of(PodSecurityLevel level, KubernetesVersion version) {
    return Standards.at(level, version).stream().<Check>map(Standard.Step::check).toList();
  }

  /** The controls of all checks, for the catalogue. */
  public static List<Control> controls() {
    return NEWEST.stream().map(Check::control).toList();
  }
}
