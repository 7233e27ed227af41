package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class NoNodeCredentials implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-node-credentials", Ring.WORKLOAD, Severity.HIGH)
          .title("Pods mount no credentials of the node")
          .rationale(
              """
              The node's keys for its cloud, its registry or its cluster say more than a pod ever
              should be able to, and a stolen key works from everywhere. A pod gets its own identity
              from the cloud through its service account.
              """)
          .remediation("Remove the volume and bind a cloud role to the pod's own ServiceAccount")
          .effort(Effort.WORK)
          .reference("pss", "hostPathVolumes")
          .reference("cis", "5.2.12")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-522")
          .reference("polaris", "hostPathSet")
          .reference("trivy", "KSV-0023")
          .reference("kubescape", "C-0020", "C-0048", "C-0203")
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
                        mountPath: /aws
                volumes:
                  - name: node
                    hostPath:
                      path: /home/ubuntu/.aws
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
          .filter(path -> path.kind() == HostPath.Kind.CREDENTIALS)
          .ifPresent(path ->
              verdict
                  .fail(path.field(), "%s holds %s".formatted(path.text(), path.holds()))
                  .severity(path.severity())
                  .evidence("volume", volume.get("name").string().orElse(""))
                  .evidence("path", path.text()));
    }
  }
}
