package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.ServiceFact;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;

final class ServiceSelects implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("network/service-selects", Ring.NETWORK, Severity.LOW)
          .title("Every Service selects pods")
          .rationale(
              """
              A Service whose selector matches no pod answers nobody. Worse, it waits: whoever may
              create a pod with that label gets the traffic that clients send to the name.
              """)
          .remediation("Write in spec.selector what the pods have in metadata.labels")
          .reference("kube-linter", "dangling-service")
          .reference("kube-score", "service-targets-pod")
          .reference("kubescape", "C-0293")
          .reference("nsm", "2.2.7")
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
              apiVersion: v1
              kind: Service
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  app: apo
                ports:
                  - port: 80
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
              apiVersion: v1
              kind: Service
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  app: api
                ports:
                  - port: 80
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    for (ServiceFact service : inventory.all(ServiceFact.class)) {
      String namespace = service.object().effectiveNamespace();
      if (service.selects()) {
        verdict.judged();
        if (!inventory.selectsAny(service.selector(), namespace)) {
          Complaint complaint =
              verdict.fail(
                  service.object(),
                  service.selection(),
                  "the Service selects no pod of namespace %s among these files"
                      .formatted(namespace));
          if (inventory.in(WorkloadFact.class, namespace).isEmpty()) {
            complaint.severity(Severity.INFO);
          }
        }
      }
    }
  }
}
