package dev.brynje.workload.pss;

import dev.brynje.kube.KubeObject;
import dev.brynje.kube.KubernetesVersion;
import java.util.Map;
import java.util.Optional;

/**
 * The labels of a namespace, read as the API server reads them.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces">Pod
 *     Security Admission labels for namespaces</a>
 */
record PodSecurityLabels(Map<String, String> labels) {
  static final String PREFIX = "pod-security.kubernetes.io/";

  static boolean concern(KubeObject object) {
    return object.kind().equals("Namespace") && object.group().isEmpty();
  }

  static PodSecurityLabels of(KubeObject namespace) {
    return new PodSecurityLabels(Texts.of(namespace.metadata().get("labels")));
  }

  boolean has(Mode mode) {
    return labels.containsKey(mode.label());
  }

  /** The level that is written; empty when there is none or it is no level. */
  Optional<PodSecurityLevel> level(Mode mode) {
    String level = labels.get(mode.label());
    return level == null ? Optional.empty() : PodSecurityLevel.of(level);
  }

  /** The version that is written; empty when there is none or it is no version. */
  Optional<KubernetesVersion> version(Mode mode) {
    String version = labels.get(mode.versionLabel());
    return version == null ? Optional.empty() : KubernetesVersion.ofLabel(version);
  }

  /** What is in force where the cluster has no defaults of its own. */
  LevelAt inForce(Mode mode) {
    Optional<PodSecurityLevel> enforced =
        level(Mode.ENFORCE).filter(PodSecurityLevel.PRIVILEGED::weakerThan);
    if (mode == Mode.WARN && !has(mode) && enforced.isPresent()) {
      boolean own = labels.containsKey(mode.versionLabel());
      return new LevelAt(
          enforced.get(), version(own ? mode : Mode.ENFORCE).orElse(KubernetesVersion.LATEST));
    }
    PodSecurityLevel level =
        has(mode) ? level(mode).orElse(mode.otherwise()) : PodSecurityLevel.PRIVILEGED;
    return new LevelAt(level, version(mode).orElse(KubernetesVersion.LATEST));
  }
}
