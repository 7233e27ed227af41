package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class NoHostPath implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-host-path", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Pods mount no directory of the node")
          .rationale(
              """
              A hostPath is a hole in the container's wall: files go through it both ways, symbolic
              links may lead further, and what one pod leaves there the next one finds. The data
              stays on the one node and is counted by nobody.
              """)
          .remediation("Replace hostPath by a persistentVolumeClaim, an emptyDir or a configMap")
          .effort(Effort.BLOCK)
          .reference("pss", "hostPathVolumes", "restrictedVolumes")
          .reference("cis", "5.2.12")
          .reference("nsa-cisa", "Pod security enforcement")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-668")
          .reference("polaris", "hostPathSet")
          .reference("trivy", "KSV-0023")
          .reference("kubescape", "C-0048", "C-0203")
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
                      - name: node
                        mountPath: /host
                volumes:
                  - name: node
                    hostPath:
                      path: /var/lib/shop/export
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
  public void judge(Pod pod, Verdict verdict) {
    for (Field volume : pod.spec().get("volumes").items()) {
      HostPath.of(volume.get("hostPath"))
          .filter(path -> path.kind() == HostPath.Kind.OTHER)
          .ifPresent(path ->
              verdict
                  .fail(path.field(), "%s of the node is mounted".formatted(path.text()))
                  .evidence("volume", volume.get("name").string().orElse(""))
                  .evidence("path", path.text()));
    }
  }
}
