package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoEventDeletion implements RuleCheck {
  private static final Power POWER =
      Power.to("delete", "deletecollection")
          .on("", "events", "pods/log")
          .on("events.k8s.io", "events");

  private static final Control CONTROL =
      Control.named("rbac/no-event-deletion", Ring.WORKLOAD, Severity.LOW)
          .title("Roles do not delete traces")
          .rationale(
              """
              Events and logs show what was started, killed and refused. An intruder removes them;
              an application has no reason to.
              """)
          .remediation(
              "Take delete and deletecollection on events and pods/log out, and ship logs "
                  + "off the cluster")
          .reference("nsm", "3.2.6")
          .reference("trivy", "KSV-0042")
          .reference("kubescape", "C-0031")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [""]
                  resources: [events]
                  verbs: [create, delete]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [""]
                  resources: [events]
                  verbs: [create]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    rule.grant(POWER)
        .ifPresent(grant ->
            RuleCheck.report(
                verdict, grant, "%s removes traces %s".formatted(grant.words(), rule.where())));
  }
}
