package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.NamespaceFact;
import dev.brynje.kube.inventory.NetworkPolicyFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.List;

final class DefaultDeny implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("network/default-deny", Ring.NETWORK, Severity.HIGH)
          .title("Every namespace denies traffic by default")
          .rationale(
              """
              Without a NetworkPolicy every pod of the cluster reaches every other one. One policy
              that selects all pods and allows nothing turns that around: what is needed is then
              said, and all else is closed.
              """)
          .remediation(
              "Add a NetworkPolicy with podSelector: {} and policyTypes: [Ingress, "
                  + "Egress] and no rules")
          .effort(Effort.BLOCK)
          .reference("kubescape", "C-0206", "C-0049", "C-0054")
          .reference("nsa-cisa", "Network policies")
          .reference("nsm", "2.2.3", "2.5.1")
          .reference("cis", "5.3.2")
          .reference("cwe", "CWE-1188")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
                namespace: shop
              spec:
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
                namespace: shop
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: default-deny
                namespace: shop
              spec:
                podSelector: {}
                policyTypes: [Ingress, Egress]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    inventory
        .namespaces()
        .forEach((namespace, fact) -> {
          if (!NamespaceFact.SYSTEM.contains(namespace)) {
            verdict.judged();
            judge(inventory.in(NetworkPolicyFact.class, namespace), namespace, fact, verdict);
          }
        });
  }

  private static void judge(
      List<NetworkPolicyFact> policies, String namespace, Fact fact, InventoryVerdict verdict) {
    boolean ingress = false;
    boolean egress = false;
    for (NetworkPolicyFact policy : policies) {
      if (policy.pods().isEmpty()) {
        ingress |= policy.ingress() && policy.ingressRules() == 0;
        egress |= policy.egress() && policy.egressRules() == 0;
      }
    }
    if (!ingress || !egress) {
      verdict
          .fail(
              fact.object(),
              fact.place(),
              "namespace %s has no NetworkPolicy among these files that denies %s by default"
                  .formatted(namespace, open(ingress, egress)))
          .evidence("namespace", namespace);
    }
  }

  private static String open(boolean ingress, boolean egress) {
    if (ingress) {
      return "egress";
    }
    return egress ? "ingress" : "ingress and egress";
  }
}
