package dev.brynje.workload.identity;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;
import java.util.OptionalLong;

final class RunAsGroup implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/run-as-group", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Containers run in a group other than root")
          .rationale(
              """
              A process whose user is set and whose group is not runs in group 0. Files that root
              leaves readable or writable to its group, on volumes and on the node, are then open to
              it.
              """)
          .remediation("Set securityContext.runAsGroup to a number of its own, such as 10001")
          .reference("nsa-cisa", "Non-root containers")
          .reference("nsm", "2.6.4")
          .reference("cwe", "CWE-250")
          .reference("kube-score", "container-security-context-user-group-id")
          .reference("trivy", "KSV-0021", "KSV-0116")
          .reference("kubesec", "RunAsGroup")
          .reference("kubescape", "C-0013")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                securityContext:
                  runAsUser: 10001
                  runAsGroup: 0
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
                securityContext:
                  runAsUser: 10001
                  runAsGroup: 10001
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
    return !pod.isWindows();
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field group = container.effective("runAsGroup");
    OptionalLong id = group.integer();
    if (id.isEmpty()) {
      verdict
          .fail(group, "runAsGroup is not set, so the group is the image's or root's")
          .severity(Severity.LOW);
    } else if (id.getAsLong() == 0) {
      verdict.fail(group, "runAsGroup is 0, the group of root");
    }
  }
}
