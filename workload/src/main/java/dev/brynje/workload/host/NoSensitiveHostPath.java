package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class NoSensitiveHostPath implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-sensitive-host-path", Ring.WORKLOAD, Severity.HIGH)
          .title("Pods mount no directory that the node runs on")
          .rationale(
              """
              The root directory, /etc, /proc or the directories of the kubelet hold the node's
              keys, its programs and the secrets of all pods on it. To read them is often enough to
              take the cluster; to write them is to be root.
              """)
          .remediation(
              "Remove the volume, or mount the one file that is needed with readOnly: true")
          .effort(Effort.WORK)
          .reference("pss", "hostPathVolumes")
          .reference("cis", "5.2.12")
          .reference("nsa-cisa", "Pod security enforcement")
          .reference("nsm", "2.6.5")
          .reference("cwe", "CWE-668")
          .reference("kube-linter", "sensitive-host-mounts")
          .reference("polaris", "hostPathSet")
          .reference("trivy", "KSV-0023", "KSV-0121")
          .reference("kubesec", "ProcMount")
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
                        readOnly: true
                volumes:
                  - name: node
                    hostPath:
                      path: /etc/kubernetes
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
          .filter(path -> path.kind() == HostPath.Kind.SENSITIVE)
          .ifPresent(path ->
              verdict
                  .fail(
                      path.field(),
                      "%s of the node is mounted, which holds %s"
                          .formatted(path.text(), path.holds()))
                  .severity(path.severity())
                  .evidence("volume", volume.get("name").string().orElse(""))
                  .evidence("path", path.text()));
    }
  }
}
