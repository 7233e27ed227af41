package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.DisruptionBudgetFact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;

final class DisruptionBudgetSelects implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/disruption-budget-selects", Ring.WORKLOAD, Severity.LOW)
          .title("Every PodDisruptionBudget selects pods")
          .rationale(
              """
              A PodDisruptionBudget whose selector matches no pod guards nothing, and nothing says
              so until a drain takes every replica.
              """)
          .remediation("Write in spec.selector.matchLabels what the pods have in metadata.labels")
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                replicas: 2
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
              apiVersion: policy/v1
              kind: PodDisruptionBudget
              metadata:
                name: api
                namespace: shop
              spec:
                maxUnavailable: 1
                selector:
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
                replicas: 2
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
              apiVersion: policy/v1
              kind: PodDisruptionBudget
              metadata:
                name: api
                namespace: shop
              spec:
                maxUnavailable: 1
                unhealthyPodEvictionPolicy: AlwaysAllow
                selector:
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
    for (DisruptionBudgetFact budget : inventory.all(DisruptionBudgetFact.class)) {
      verdict.judged();
      String namespace = budget.object().effectiveNamespace();
      if (!inventory.selectsAny(budget.selector(), namespace)) {
        Complaint complaint =
            verdict.fail(
                budget.object(),
                budget.place(),
                "the budget selects no pod of namespace %s among these files".formatted(namespace));
        if (inventory.in(WorkloadFact.class, namespace).isEmpty()) {
          complaint.severity(Severity.INFO);
        }
      }
    }
  }
}
