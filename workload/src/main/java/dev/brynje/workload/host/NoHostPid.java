package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class NoHostPid implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-host-pid", Ring.WORKLOAD, Severity.HIGH)
          .title("Pods do not see the processes of the node")
          .rationale(
              """
              With the node's process ids a container reads the environment and arguments of every
              program on it, secrets of other pods among them, and with the same user id may signal
              or trace them. Through /proc/PID/root it walks into their files.
              """)
          .remediation("Remove spec.hostPID")
          .reference("pss", "hostNamespaces")
          .reference("cis", "5.2.3")
          .reference("nsa-cisa", "Pod security enforcement")
          .reference("nsm", "2.6.5")
          .reference("cwe", "CWE-668")
          .reference("kube-linter", "host-pid")
          .reference("polaris", "hostPIDSet")
          .reference("checkov", "CKV_K8S_17")
          .reference("trivy", "KSV-0010")
          .reference("kubesec", "HostPID")
          .reference("kubescape", "C-0038", "C-0194", "C-0214", "C-0275")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                hostPID: true
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
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
    Field setting = pod.spec().get("hostPID");
    if (setting.isTrue()) {
      verdict.fail(setting, "the pod sees and may signal every process of the node");
    }
  }
}
