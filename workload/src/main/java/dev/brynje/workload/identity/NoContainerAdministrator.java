package dev.brynje.workload.identity;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class NoContainerAdministrator implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/no-container-administrator", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Windows containers do not run as ContainerAdministrator")
          .rationale(
              """
              ContainerAdministrator may change every file and setting of the container, and has the
              most to try against the boundary to the node. ContainerUser is made for services.
              """)
          .remediation("Set securityContext.windowsOptions.runAsUserName: ContainerUser")
          .reference("nsm", "2.6.4")
          .reference("cwe", "CWE-250")
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
                    runAsUserName: ContainerAdministrator
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
                securityContext:
                  windowsOptions:
                    runAsUserName: ContainerUser
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
  public boolean concerns(Pod pod, Container container) {
    return pod.isWindows();
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field own = container.securityContext().at("windowsOptions", "runAsUserName");
    Field user = own.present() ? own : pod.securityContext().at("windowsOptions", "runAsUserName");
    if (user.string().filter("ContainerAdministrator"::equalsIgnoreCase).isPresent()) {
      verdict.fail(user, "runAsUserName is ContainerAdministrator");
    }
  }
}
