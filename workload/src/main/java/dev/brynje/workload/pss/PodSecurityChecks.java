package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of the Pod Security Standards and of the labels that put them in force. */
public final class PodSecurityChecks {
  /** Each of the standards' checks once, in its newest form. */
  public static final List<Check> NEWEST =
      Standards.ALL.stream().<Check>map(Standard::newest).toList();

  /** Those of every audit: the labels of namespaces, and whether pods are admitted by them. */
  public static final List<Check> IN_EVERY_AUDIT =
      List.of(
          new ValidPodSecurityLabels(),
          PodSecurityEnforced.ANY,
          new PodSecurityWarnsOfRefusals(),
          new CurrentPodSecurityVersion(KubernetesVersion.LATEST),
          new AdmittedByPodSecurity());

  private PodSecurityChecks() {}

  /**
   * Exactly what Kubernetes of this version checks at this level, in the order of its reports. A
   * version newer than {@link KubernetesVersion#LATEST} gives the latest.
   */
  public static List<Check> of(PodSecurityLevel level, KubernetesVersion version) {
    return Standards.at(level, version).stream().<Check>map(Standard.Step::check).toList();
  }

  /**
   * The labels of namespaces, to be judged beside {@link #of} for the same level and version; a
   * label that contradicts the level is a finding.
   */
  public static List<Check> labels(PodSecurityLevel level, KubernetesVersion version) {
    return List.of(
        new ValidPodSecurityLabels(),
        PodSecurityEnforced.as(level),
        new PodSecurityWarnsOfRefusals(),
        new CurrentPodSecurityVersion(version));
  }

  /** The controls of the standards, for the catalogue. */
  public static List<Control> controls() {
    return NEWEST.stream().map(Check::control).toList();
  }
}
