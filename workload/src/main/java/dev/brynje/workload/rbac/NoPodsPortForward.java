package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;

final class NoPodsPortForward implements RuleCheck {
  private static final Power POWER =
      Power.to("create", "get").on("", "pods/portforward", "pods/proxy", "services/proxy");

  private static final Control CONTROL =
      Control.named("rbac/no-pods-port-forward", Ring.WORKLOAD, Severity.LOW)
          .title("Roles do not reach into pods through the API server")
          .rationale(
              """
              pods/portforward tunnels through the API server to every port of a pod, also those
              that listen on its loopback alone, and past every NetworkPolicy. pods/proxy and
              services/proxy do the same for requests by HTTP.
              """)
          .remediation(
              "Take pods/portforward and the proxies out; give them to people for the time they need")
          .reference("nsm", "2.5.1")
          .reference("kubescape", "C-0063")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [""]
                  resources: [pods/portforward]
                  verbs: [create]
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
                  resources: [pods]
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
                "%s reaches every port of every pod %s, past all policies"
                    .formatted(grant.words(), rule.where())));
  }
}
