package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.LabelSelector;
import dev.brynje.kube.LabelSelector.Requirement;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.LabelIndex;
import dev.brynje.kube.inventory.ServiceFact;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    Map<String, Listeners> listeners = new HashMap<>();
    for (ServiceFact service : inventory.all(ServiceFact.class)) {
      if (service.selects()) {
        String namespace = service.object().effectiveNamespace();
        Listeners ofNamespace =
            listeners.computeIfAbsent(
                namespace, one -> new Listeners(inventory.in(WorkloadFact.class, one)));
        judge(service, inventory.selected(service.selector(), namespace), ofNamespace, verdict);
      }
    }
  }

  private static void judge(
      ServiceFact service, BitSet behind, Listeners listeners, InventoryVerdict verdict) {
    Map<String, Boolean> listed = new HashMap<>();
    for (ServiceFact.Port port : service.ports()) {
      verdict.judged();
      String target = port.named() ? port.target() : "#" + port.target();
      if (!behind.isEmpty()
          && !listed.computeIfAbsent(target, _ -> listeners.anyListens(behind, port))) {
        fail(service, port, verdict);
      }
    }
  }

  /** The workloads of a namespace by the ports that they list, which are told as labels are. */
  private static final class Listeners {
    private static final LabelSelector SILENT = having("silent");

    private final LabelIndex<WorkloadFact> byPort;

    private Listeners(List<WorkloadFact> workloads) {
      this.byPort = new LabelIndex<>(workloads, Listeners::ports);
    }

    private static Map<String, String> ports(WorkloadFact workload) {
      if (workload.ports().isEmpty()) {
        return Map.of("silent", "");
      }
      Map<String, String> ports = new HashMap<>();
      for (WorkloadFact.Port port : workload.ports()) {
        ports.put("name " + port.name(), "");
        ports.put("number " + port.number(), "");
      }
      return ports;
    }

    /** A workload that lists no port at all says nothing about numbers. */
    private boolean anyListens(BitSet behind, ServiceFact.Port wanted) {
      LabelSelector listening = having((wanted.named() ? "name " : "number ") + wanted.target());
      return behind.intersects(byPort.selected(listening))
          || (!wanted.named() && behind.intersects(byPort.selected(SILENT)));
    }

    private static LabelSelector having(String key) {
      Requirement requirement = new Requirement(key, "Exists", List.of());
      return new LabelSelector(Map.of(), List.of(requirement));
    }
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
