package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.NetworkPolicyFact;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;

final class PolicySelects implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("network/policy-selects", Ring.NETWORK, Severity.MEDIUM)
          .title("Every NetworkPolicy selects pods")
          .rationale(
              """
              A NetworkPolicy whose podSelector matches no pod guards nothing, and says so
              nowhere. A label that was renamed in the Deployment, or mistyped in the policy,
              leaves the pods open while everybody believes them closed.
              """)
          .remediation(
              "Write in spec.podSelector.matchLabels what the pods have in metadata.labels")
          .reference("kube-linter", "dangling-networkpolicy")
          .reference("kube-score", "networkpolicy-targets-pod")
          .reference("kubescape", "C-0299")
          .reference("nsm", "2.5.1")
          .bad(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: api
                namespace: shop
              spec:
                podSelector:
                  matchLabels:
                    app: apo
              """)
          .good(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: api
                namespace: shop
              spec:
                podSelector:
                  matchLabels:
                    app: api
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    for (NetworkPolicyFact policy : inventory.all(NetworkPolicyFact.class)) {
      String namespace = policy.object().effectiveNamespace();
      if (!policy.pods().isEmpty()) {
        verdict.judged();
        if (!inventory.selectsAny(policy.pods(), namespace)) {
          Complaint complaint =
              verdict.fail(
                  policy.object(),
                  policy.selection(),
                  "the policy selects no pod of namespace %s among these files"
                      .formatted(namespace));
          if (inventory.in(WorkloadFact.class, namespace).isEmpty()) {
            complaint.severity(Severity.INFO);
          }
        }
      }
    }
  }
}
