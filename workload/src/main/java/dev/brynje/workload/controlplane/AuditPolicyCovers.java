package dev.brynje.workload.controlplane;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;
import java.util.Optional;

final class AuditPolicyCovers implements ObjectCheck {
  private static final List<AuditRequest> WANTED =
      List.of(
          new AuditRequest("a change of a Secret", "update", "", "secrets"),
          new AuditRequest("a command in a pod", "create", "", "pods/exec"),
          new AuditRequest(
              "a new role binding", "create", "rbac.authorization.k8s.io", "rolebindings"),
          new AuditRequest("a new Deployment", "create", "apps", "deployments"));

  private static final Control CONTROL =
      Control.named("control-plane/audit-policy-covers", Ring.WORKLOAD, Severity.MEDIUM)
          .title("The audit policy logs what matters")
          .rationale(
              """
              The first rule that matches a request decides how much is logged of it, and what no
              rule matches is not logged. Changes to Secrets and roles, and commands in pods, are
              what an intruder does and what one has to be able to read afterwards.
              """)
          .remediation(
              "End the policy with a rule level: Metadata without conditions, and let no "
                  + "rule before it exclude these requests")
          .effort(Effort.BLOCK)
          .reference("cis", "3.2.2")
          .reference("kubescape", "C-0161")
          .reference("nsm", "3.2.4")
          .reference("cwe", "CWE-778")
          .bad(
              """
              apiVersion: audit.k8s.io/v1
              kind: Policy
              rules:
                - level: None
                  resources:
                    - group: ""
                      resources: [secrets]
                - level: Metadata
              """)
          .good(
              """
              apiVersion: audit.k8s.io/v1
              kind: Policy
              rules:
                - level: Metadata
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return AuditRequest.isPolicy(object);
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Field rules = object.root().get("rules");
    for (AuditRequest request : WANTED) {
      Optional<Field> rule = rules.items().stream().filter(request::matches).findFirst();
      if (rule.isEmpty()) {
        verdict
            .fail(rules, "no rule is about %s, so it is not logged".formatted(request.words()))
            .evidence("request", request.words());
      } else if (rule.get().get("level").string().filter("None"::equals).isPresent()) {
        verdict
            .fail(rule.get(), "this rule keeps %s out of the log".formatted(request.words()))
            .evidence("request", request.words());
      }
    }
  }
}
