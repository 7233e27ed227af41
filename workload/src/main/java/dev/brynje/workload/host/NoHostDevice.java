package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class NoHostDevice implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-host-device", Ring.WORKLOAD, Severity.HIGH)
          .title("Pods mount no device of the node")
          .rationale(
              """
              Behind a device file lie the disk, the memory or a driver of the node, each with its
              own way out of the container. A device plugin hands out single devices with the
              permissions they need.
              """)
          .remediation(
              """
              Remove the volume and request the device from a device plugin under resources.limits\
              """)
          .effort(Effort.WORK)
          .reference("pss", "hostPathVolumes")
          .reference("cis", "5.2.12")
          .reference("nsm", "2.6.5")
          .reference("cwe", "CWE-668")
          .reference("kube-linter", "sensitive-host-mounts")
          .reference("polaris", "hostPathSet")
          .reference("trivy", "KSV-0023", "KSV-0121")
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
                        mountPath: /dev/sda
                volumes:
                  - name: node
                    hostPath:
                      path: /dev/sda
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
          .filter(path -> path.kind() == HostPath.Kind.DEVICE)
          .ifPresent(path ->
              verdict
                  .fail(path.field(), "%s is %s".formatted(path.text(), path.holds()))
                  .severity(path.severity())
                  .evidence("volume", volume.get("name").string().orElse(""))
                  .evidence("path", path.text()));
    }
  }
}
