package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.ServiceFact;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.Optional;

final class StatefulSetService implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/stateful-set-service", Ring.WORKLOAD, Severity.LOW)
          .title("The Service of a StatefulSet exists and is headless")
          .rationale(
              """
              The pods of a StatefulSet get names of their own through the headless Service in
              serviceName. Without it the members of a database or a queue do not find each other
              by name, and clients reach any of them where they mean one.
              """)
          .remediation("Add a Service of that name with clusterIP: None that selects the pods")
          .effort(Effort.BLOCK)
          .reference("kube-score", "statefulset-has-servicename")
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: apps/v1
              kind: StatefulSet
              metadata:
                name: api
                namespace: shop
              spec:
                serviceName: api
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
          .good(
              """
              apiVersion: apps/v1
              kind: StatefulSet
              metadata:
                name: api
                namespace: shop
              spec:
                serviceName: api
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
                clusterIP: None
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
    for (WorkloadFact workload : inventory.all(WorkloadFact.class)) {
      if (workload.object().kind().equals("StatefulSet")) {
        verdict.judged();
        judge(inventory, workload, verdict);
      }
    }
  }

  private static void judge(Inventory inventory, WorkloadFact workload, InventoryVerdict verdict) {
    for (WorkloadFact.Reference reference : workload.references()) {
      if (reference.kind().equals("Service")) {
        judge(inventory, workload, reference, verdict);
        return;
      }
    }
    verdict.fail(
        workload.object(), workload.place(), "serviceName is not set, so the pods have no names");
  }

  private static void judge(
      Inventory inventory,
      WorkloadFact workload,
      WorkloadFact.Reference reference,
      InventoryVerdict verdict) {
    String namespace = workload.object().effectiveNamespace();
    Optional<ServiceFact> service =
        inventory.find(ServiceFact.class, "Service", namespace, reference.name());
    String words = "Service %s/%s".formatted(namespace, reference.name());
    if (service.isEmpty()) {
      verdict.fail(workload.object(), reference.place(), words + " is not among these files");
    } else if (!service.get().headless()) {
      verdict.fail(workload.object(), reference.place(), words + " is not headless");
    } else if (!service.get().selector().matches(workload.labels())) {
      verdict.fail(workload.object(), reference.place(), words + " does not select these pods");
    }
  }
}
