package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoEphemeralContainers implements RuleCheck {
  private static final Power POWER = Power.to("update", "patch").on("", "pods/ephemeralcontainers");

  private static final Control CONTROL =
      Control.named("rbac/no-ephemeral-containers", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Roles do not put containers into running pods")
          .rationale(
              """
              An ephemeral container is an image of one's own choice inside a running pod: in its
              network, beside its processes and, when it shares their namespace, with their files
              and memory. It is exec with one's own tools.
              """)
          .remediation(
              "Take pods/ephemeralcontainers out; give it to people for the time they debug")
          .reference("nsm", "2.6.5")
          .reference("cwe", "CWE-269")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [""]
                  resources: [pods/ephemeralcontainers]
                  verbs: [patch]
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
                  resources: [pods/ephemeralcontainers]
                  verbs: [get]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    if (rule.named()) {
      return;
    }
    rule.grant(POWER)
        .ifPresent(grant ->
            RuleCheck.report(
                verdict,
                grant,
                "%s puts containers into every pod %s".formatted(grant.words(), rule.where())));
  }
}
