package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

/** A pod that is one is not repaired by containers that say otherwise. */
final class WindowsHostProcess implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/windowsHostProcess", Ring.WORKLOAD, Severity.CRITICAL)
          .title("No container is a process of the Windows node")
          .rationale(
              """
              A HostProcess container is not isolated: it runs on the node with an account of the
              node, sees its files and its network, and mostly is its administrator.
              """)
          .remediation("Remove windowsOptions.hostProcess")
          .reference("pss", "windowsHostProcess")
          .reference("cis", "5.2.11")
          .reference("trivy", "KSV-0103")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                os:
                  name: windows
                hostNetwork: true

                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    securityContext:
                      windowsOptions:
                        hostProcess: true
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
                hostNetwork: true

                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    securityContext:
                      windowsOptions:
                        hostProcess: false
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Scope scope : Scope.all(pod)) {
      Field hostProcess = scope.setting("windowsOptions").get("hostProcess");
      if (hostProcess.isTrue()) {
        scope.fail(verdict, hostProcess, "hostProcess is true");
      }
    }
  }
}
