package dev.brynje.workload.filesystem;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class SubPathInside implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/sub-path-inside-volume", Ring.WORKLOAD, Severity.MEDIUM)
          .title("A subPath stays inside its volume")
          .rationale(
              """
              A subPath is joined to the volume's directory on the node by the kubelet, which is
              root. One that is absolute or climbs with .. asks for what lies beside the volume. The
              API server refuses it, if it is asked; other engines that read manifests may not.
              """)
          .remediation("Write subPath as a relative path without ..")
          .reference("cwe", "CWE-22")
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
                        subPath: ../other
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
                        subPath: shop
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
      judge(mount, mount.get("subPath"), verdict);
      judge(mount, mount.get("subPathExpr"), verdict);
    }
  }

  private static void judge(Field mount, Field field, Verdict verdict) {
    String path = field.string().orElse("").replace('\\', '/');
    if (path.startsWith("/")) {
      verdict
          .fail(field, "%s is absolute".formatted(field.name()))
          .evidence("mountPath", mount.get("mountPath").string().orElse(""));
    } else if (("/" + path + "/").contains("/../")) {
      verdict
          .fail(field, "%s climbs out of its volume with ..".formatted(field.name()))
          .evidence("mountPath", mount.get("mountPath").string().orElse(""));
    }
  }
}
