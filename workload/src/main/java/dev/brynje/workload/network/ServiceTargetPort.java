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
import java.util.List;

final class ServiceTargetPort implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("network/service-target-port", Ring.NETWORK, Severity.LOW)
          .title("The pods listen on the ports that their Service sends to")
          .rationale(
              """
              A named targetPort that no container has leaves the Service without that port,
              silently. A number that no container lists works when the process listens there all
              the same, but then the manifest does not tell what is open.
              """)
          .remediation(
              "Give the container a port of that name in ports, or correct "
                  + "spec.ports[].targetPort")
          .reference("kube-score", "container-ports-check")
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
                        ports:
                          - name: http
                            containerPort: 8080
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
                    targetPort: web
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
                        ports:
                          - name: http
                            containerPort: 8080
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
                    targetPort: http
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    for (ServiceFact service : inventory.all(ServiceFact.class)) {
      if (service.selects()) {
        List<WorkloadFact> behind =
            inventory.selected(service.selector(), service.object().effectiveNamespace());
        for (ServiceFact.Port port : service.ports()) {
          verdict.judged();
          if (!behind.isEmpty() && !isListedByAny(behind, port)) {
            fail(service, port, verdict);
          }
        }
      }
    }
  }

  /** A workload that lists no port at all says nothing about numbers. */
  private static boolean isListedByAny(List<WorkloadFact> workloads, ServiceFact.Port wanted) {
    for (WorkloadFact workload : workloads) {
      if (workload.ports().isEmpty() && !wanted.named()) {
        return true;
      }
      for (WorkloadFact.Port port : workload.ports()) {
        String actual = wanted.named() ? port.name() : Long.toString(port.number());
        if (actual.equals(wanted.target())) {
          return true;
        }
      }
    }
    return false;
  }

  private static void fail(ServiceFact service, ServiceFact.Port port, InventoryVerdict verdict) {
    Complaint complaint =
        verdict
            .fail(
                service.object(),
                port.place(),
                "no container behind the Service %s %s"
                    .formatted(port.named() ? "has a port named" : "lists port", port.target()))
            .evidence("port", port.name().isEmpty() ? Long.toString(port.number()) : port.name())
            .evidence("targetPort", port.target());
    if (!port.named()) {
      complaint.severity(Severity.INFO);
    }
  }
}
