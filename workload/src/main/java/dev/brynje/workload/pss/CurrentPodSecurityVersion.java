package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;

/**
 * Kubernetes maintains a minor version for about as long as four more appear; a pin beyond that is
 * for a cluster that nobody should run.
 */
final class CurrentPodSecurityVersion implements ObjectCheck {
  private static final int MAINTAINED = 4;

  private static final Control CONTROL =
      Control.named("workload/current-pod-security-version", Ring.WORKLOAD, Severity.LOW)
          .title("Pod Security labels are not pinned to a version of years ago")
          .rationale(
              """
              A pinned version keeps the rules of its time. What was found dangerous since then,
              such as probes that call other hosts, is not checked, however new the cluster is.
              """)
          .remediation("Set the -version label to latest or to the cluster's own version")
          .reference("nsa-cisa", "Pod security enforcement")
          .bad(
              """
              apiVersion: v1
              kind: Namespace
              metadata:
                name: shop
                labels:
                  pod-security.kubernetes.io/enforce: restricted
                  pod-security.kubernetes.io/enforce-version: v1.24
              """)
          .good(
              """
              apiVersion: v1
              kind: Namespace
              metadata:
                name: shop
                labels:
                  pod-security.kubernetes.io/enforce: restricted
                  pod-security.kubernetes.io/enforce-version: latest
              """)
          .define();

  private final KubernetesVersion cluster;

  /**
   * @param cluster the version that the namespaces are for
   */
  CurrentPodSecurityVersion(KubernetesVersion cluster) {
    this.cluster = cluster.known();
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return PodSecurityLabels.concern(object);
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    PodSecurityLabels labels = PodSecurityLabels.of(object);
    for (Mode mode : Mode.values()) {
      LevelAt pinned = labels.inForce(mode);
      if (labels.version(mode).isPresent()
          && pinned.level() != PodSecurityLevel.PRIVILEGED
          && cluster.minor() - pinned.version().minor() > MAINTAINED) {
        judge(mode, pinned, object.metadata().get("labels").get(mode.versionLabel()), verdict);
      }
    }
  }

  private void judge(Mode mode, LevelAt pinned, Field label, Verdict verdict) {
    List<String> added = ids(new LevelAt(pinned.level(), cluster));
    added.removeAll(ids(pinned));
    String cost = added.isEmpty() ? "" : ", without " + String.join(", ", added);
    Complaint complaint =
        verdict
            .fail(
                label,
                "%s-version is v%s, %s minor versions before %s%s"
                    .formatted(
                        mode.word(),
                        pinned.version(),
                        cluster.minor() - pinned.version().minor(),
                        cluster,
                        cost))
            .evidence("version", pinned.version().toString());
    if (!added.isEmpty()) {
      complaint.evidence("not checked", String.join(", ", added));
    }
  }

  private static List<String> ids(LevelAt levelAt) {
    return Standards.ids(levelAt.steps());
  }
}
