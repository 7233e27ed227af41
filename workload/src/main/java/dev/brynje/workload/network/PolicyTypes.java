package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class PolicyTypes implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("network/policy-types", Ring.NETWORK, Severity.MEDIUM)
          .title("A NetworkPolicy names the types of its rules")
          .rationale(
              """
              Rules for a direction that policyTypes leaves out are read and then ignored: egress
              rules under policyTypes: [Ingress] restrict nothing. Without policyTypes the policy
              always isolates for ingress, and for egress only when it has egress rules.
              """)
          .remediation("List in spec.policyTypes every direction that the policy has rules for")
          .reference("nsm", "2.5.1")
          .reference("cwe", "CWE-1188")
          .bad(
              """
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: api
                namespace: shop
              spec:
                podSelector: {}
                policyTypes: [Ingress]
                egress:
                  - to:
                      - podSelector: {}
              """)
          .good(
              """
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: api
                namespace: shop
              spec:
                podSelector: {}
                policyTypes: [Ingress, Egress]
                egress:
                  - to:
                      - podSelector: {}
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return OpenRules.concerns(object);
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Field types = object.spec().get("policyTypes");
    if (!types.present()) {
      verdict
          .fail(types, "policyTypes is not set, so what the policy isolates hangs on its rules")
          .severity(Severity.INFO);
      return;
    }
    judge(object, "ingress", "Ingress", types, verdict);
    judge(object, "egress", "Egress", types, verdict);
  }

  private static void judge(
      KubeObject object, String direction, String type, Field types, Verdict verdict) {
    Field rules = object.spec().get(direction);
    if (rules.present() && !types.strings().contains(type)) {
      verdict
          .fail(
              rules,
              "the %s rules have no effect, for policyTypes lacks %s".formatted(direction, type))
          .remedy("Add %s to policyTypes".formatted(type));
    }
  }
}
