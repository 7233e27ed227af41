package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.Verdict;

final class NoNetworkChange implements RuleCheck {
  private static final Power POWER =
      Power.to("create", "update", "patch", "delete", "deletecollection")
          .on("", "services", "endpoints")
          .on("discovery.k8s.io", "endpointslices")
          .on("networking.k8s.io", "networkpolicies", "ingresses");

  private static final Control CONTROL =
      Control.named("rbac/no-network-change", Ring.WORKLOAD, Severity.LOW)
          .title("Roles do not change the network of others")
          .rationale(
              """
              Services, endpoints and Ingresses say where traffic goes, NetworkPolicies where it may
              not. Who writes them draws others' traffic to pods of their own, or opens what was
              closed.
              """)
          .remediation(
              "Read only, or name the objects in resourceNames; leave policies to those who "
                  + "own them")
          .effort(Effort.BLOCK)
          .reference("nsm", "2.5.1")
          .reference("trivy", "KSV-0056")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [networking.k8s.io]
                  resources: [networkpolicies]
                  verbs: [get, delete]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: shop
              rules:
                - apiGroups: [networking.k8s.io]
                  resources: [networkpolicies]
                  verbs: [get, list]
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
        .ifPresent(grant -> {
          Complaint complaint =
              RuleCheck.report(
                  verdict,
                  grant,
                  "%s decides where traffic goes %s".formatted(grant.words(), rule.where()));
          if (rule.clusterWide()) {
            complaint.severity(Severity.MEDIUM);
          }
        });
  }
}
