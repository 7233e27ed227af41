package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class NoHostIpc implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-host-ipc", Ring.WORKLOAD, Severity.HIGH)
          .title("Pods do not share memory with the node")
          .rationale(
              """
              Shared memory, semaphores and message queues of the node belong to its own programs
              and to every other pod that shares them. Databases keep their data in such memory.
              """)
          .remediation("Remove spec.hostIPC; containers of one pod share memory without it")
          .reference("pss", "hostNamespaces")
          .reference("cis", "5.2.4")
          .reference("nsa-cisa", "Pod security enforcement")
          .reference("nsm", "2.6.5")
          .reference("cwe", "CWE-668")
          .reference("kube-linter", "host-ipc")
          .reference("polaris", "hostIPCSet")
          .reference("checkov", "CKV_K8S_18")
          .reference("trivy", "KSV-0008")
          .reference("kubesec", "HostIPC")
          .reference("kubescape", "C-0038", "C-0195", "C-0215", "C-0276")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                hostIPC: true
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
    Field setting = pod.spec().get("hostIPC");
    if (setting.isTrue()) {
      verdict.fail(setting, "the pod shares memory with the programs of the node");
    }
  }
}
