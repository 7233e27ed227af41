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

final class LiveConfiguration implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/live-configuration", Ring.WORKLOAD, Severity.LOW)
          .title("Mounted configuration follows its object")
          .rationale(
              """
              The kubelet renews mounted ConfigMaps and Secrets while the pod runs, but never a file
              that was mounted by subPath. A rotated password or certificate stays the old one there
              until somebody restarts the pod.
              """)
          .remediation(
              """
              Mount the volume as a directory without subPath, and choose its files by items\
              """)
          .effort(Effort.BLOCK)
          .reference("nsm", "2.3.4")
          .reference("cwe", "CWE-672")
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
                        mountPath: /etc/api/tls.key
                        subPath: tls.key
                        readOnly: true
                volumes:
                  - name: data
                    secret:
                      secretName: api
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
                        mountPath: /etc/api
                        readOnly: true
                volumes:
                  - name: data
                    secret:
                      secretName: api
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
      if (!path.present()) {
        continue;
      }
      String type = Mounted.typeOf(mount, pod);
      switch (type) {
        case "secret", "projected" ->
            verdict
                .fail(path, "a %s mounted by subPath is never renewed".formatted(type))
                .evidence("mountPath", mount.get("mountPath").string().orElse(""));
        case "configMap", "downwardAPI" ->
            verdict
                .fail(path, "a %s mounted by subPath is never renewed".formatted(type))
                .evidence("mountPath", mount.get("mountPath").string().orElse(""))
                .severity(Severity.INFO);
        default -> {}
      }
    }
  }
}
