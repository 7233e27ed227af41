package dev.brynje.workload.privilege;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class NoHostProcess implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/no-host-process", Ring.WORKLOAD, Severity.CRITICAL)
          .title("Windows containers do not run as processes of the node")
          .rationale(
              """
              A HostProcess container has no container around it: it runs on the node, sees its file
              system and network, and may run as the node's SYSTEM account. It is the privileged
              container of Windows.
              """)
          .remediation("Remove securityContext.windowsOptions.hostProcess")
          .reference("pss", "windowsHostProcess")
          .reference("cis", "5.2.11")
          .reference("nsm", "2.6.5")
          .reference("cwe", "CWE-250")
          .reference("polaris", "hostProcess")
          .reference("trivy", "KSV-0103")
          .reference("kubescape", "C-0202")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                os:
                  name: windows
                securityContext:
                  windowsOptions:
                    hostProcess: true
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
                os:
                  name: windows

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
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field own = container.securityContext().at("windowsOptions", "hostProcess");
    Field setting = own.present() ? own : pod.securityContext().at("windowsOptions", "hostProcess");
    if (setting.isTrue()) {
      verdict.fail(setting, "the container is a process of the node");
    }
  }
}
