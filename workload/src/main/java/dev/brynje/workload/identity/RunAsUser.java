package dev.brynje.workload.identity;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;
import java.util.OptionalLong;

final class RunAsUser implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/run-as-user", Ring.WORKLOAD, Severity.HIGH)
          .title("Containers run as a numeric user other than 0")
          .rationale(
              """
              A number in the manifest holds whatever the image says. Without one the image chooses,
              today and after its next build, and an image that names its user by word cannot be
              started under runAsNonRoot at all. User 0 is root.
              """)
          .remediation("Set securityContext.runAsUser to a number of its own, such as 10001")
          .reference("pss", "runAsUser")
          .reference("cis", "5.2.7")
          .reference("nsa-cisa", "Non-root containers")
          .reference("nsm", "2.6.4")
          .reference("cwe", "CWE-250")
          .reference("kube-score", "container-security-context-user-group-id")
          .reference("polaris", "runAsRootAllowed")
          .reference("checkov", "CKV_K8S_40")
          .reference("trivy", "KSV-0020", "KSV-0105")
          .reference("kubesec", "RunAsUser")
          .reference("kubescape", "C-0013")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                securityContext:
                  runAsUser: 0
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
    Field user = container.effective("runAsUser");
    OptionalLong id = user.integer();
    if (id.isEmpty()) {
      verdict
          .fail(user, "runAsUser is not set, so the image decides who runs")
          .severity(Severity.LOW);
    } else if (id.getAsLong() == 0) {
      Complaint complaint = verdict.fail(user, "runAsUser is 0, which is root");
      if (pod.spec().get("hostUsers").isFalse()) {
        complaint.severity(Severity.MEDIUM);
      }
    }
  }
}
