package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class NoHostPathVolume implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/no-host-path-volume", Ring.WORKLOAD, Severity.MEDIUM)
          .title("PersistentVolumes do not lie in a directory of the node")
          .rationale(
              """
              Through a PersistentVolume with a hostPath a pod gets a directory of the node although
              its own manifest shows only a claim, and the Pod Security Standards, which look at
              pods, do not see it.
              """)
          .remediation(
              """
              Replace hostPath by a storage driver, or by local with a nodeAffinity and a disk of \
              its own\
              """)
          .effort(Effort.BLOCK)
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-668")
          .reference("kubescape", "C-0048")
          .bad(
              """
              apiVersion: v1
              kind: PersistentVolume
              metadata:
                name: export
              spec:
                capacity:
                  storage: 1Gi
                accessModes: [ReadWriteOnce]
                hostPath:
                  path: /srv/export
              """)
          .good(
              """
              apiVersion: v1
              kind: PersistentVolume
              metadata:
                name: export
              spec:
                capacity:
                  storage: 1Gi
                accessModes: [ReadWriteOnce]
                csi:
                  driver: csi.example.com
                  volumeHandle: export
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return object.kind().equals("PersistentVolume") && object.group().isEmpty();
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    judge(object.spec().get("hostPath"), verdict);
    judge(object.spec().get("local"), verdict);
  }

  /** A local volume is meant for a disk of its own: only what the node runs on is wrong there. */
  private static void judge(Field source, Verdict verdict) {
    HostPath.of(source)
        .ifPresent(path -> {
          if (path.kind() != HostPath.Kind.OTHER && path.kind() != HostPath.Kind.DEVICE) {
            verdict
                .fail(
                    path.field(),
                    "claims of this volume get %s of the node, which holds %s"
                        .formatted(path.text(), path.holds()))
                .severity(path.severity());
          } else if (source.name().equals("hostPath")) {
            verdict.fail(
                path.field(), "claims of this volume get %s of the node".formatted(path.text()));
          }
        });
  }
}
