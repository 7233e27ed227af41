package dev.brynje.workload.filesystem;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class NoWritableSubPath implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/no-writable-sub-path", Ring.WORKLOAD, Severity.INFO)
          .title("Writable volumes are mounted whole")
          .rationale(
              """
              To mount a subPath the kubelet walks, as root, through a directory that the container
              may be changing at that moment. A symbolic link put there in time led to the node's
              files more than once, last in CVE-2021-25741, which Kubernetes 1.22.2 mended. A volume
              mounted whole has nothing to walk through.
              """)
          .remediation(
              """
              Remove subPath and give the container a volume of its own, or set readOnly: true\
              """)
          .effort(Effort.BLOCK)
          .reference("cwe", "CWE-59")
          .reference("kubescape", "C-0058")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    volumeMounts:
                      - name: data
                        mountPath: /data
                        subPath: shop
                volumes:
                  - name: data
                    persistentVolumeClaim:
                      claimName: data
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    volumeMounts:
                      - name: data
                        mountPath: /data
                volumes:
                  - name: data
                    persistentVolumeClaim:
                      claimName: data
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    for (Field mount : container.field().get("volumeMounts").items()) {
      Field path = Mounted.subPath(mount);
      if (path.present()
          && !mount.get("readOnly").isTrue()
          && !Mounted.isConfiguration(Mounted.typeOf(mount, pod))) {
        verdict
            .fail(
                path,
                "the directory %s of a writable volume is mounted"
                    .formatted(path.string().orElse("")))
            .evidence("mountPath", mount.get("mountPath").string().orElse(""));
      }
    }
  }
}
