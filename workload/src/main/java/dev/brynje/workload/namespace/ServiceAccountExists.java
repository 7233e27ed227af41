package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.ServiceAccountFact;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;

final class ServiceAccountExists implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/service-account-exists", Ring.WORKLOAD, Severity.LOW)
          .title("The service account that pods name exists")
          .rationale(
              """
              A pod whose ServiceAccount is missing is not created. Once somebody creates an
              account of that name, the pod runs with whatever it was given.
              """)
          .remediation("Correct spec.serviceAccountName, or add the ServiceAccount")
          .reference("kube-linter", "non-existent-service-account")
          .reference("kubescape", "C-0307")
          .reference("nsm", "2.6.2")
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
                    serviceAccountName: apo
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              ---
              apiVersion: v1
              kind: ServiceAccount
              metadata:
                name: api
                namespace: shop
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
                    serviceAccountName: api
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              ---
              apiVersion: v1
              kind: ServiceAccount
              metadata:
                name: api
                namespace: shop
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    for (WorkloadFact workload : inventory.all(WorkloadFact.class)) {
      String namespace = workload.object().effectiveNamespace();
      for (WorkloadFact.Reference reference : workload.references()) {
        if (reference.kind().equals("ServiceAccount") && !reference.name().equals("default")) {
          verdict.judged();
          if (inventory
              .find(ServiceAccountFact.class, reference.kind(), namespace, reference.name())
              .isEmpty()) {
            verdict
                .fail(
                    workload.object(),
                    reference.place(),
                    "ServiceAccount %s/%s is not among these files"
                        .formatted(namespace, reference.name()))
                .evidence("missing", reference.name());
          }
        }
      }
    }
  }
}
