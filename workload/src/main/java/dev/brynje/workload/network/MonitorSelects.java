package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.LabelIndex;
import dev.brynje.kube.inventory.MonitorFact;
import dev.brynje.kube.inventory.ServiceFact;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

final class MonitorSelects implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("network/monitor-selects", Ring.NETWORK, Severity.LOW)
          .title("Every ServiceMonitor and PodMonitor selects something")
          .rationale(
              """
              A monitor that selects nothing collects nothing, and an alert on figures that do not
              exist never fires. An outage or an attack is then seen by the customers first.
              """)
          .remediation(
              "Write in spec.selector the labels of the Service, and in namespaceSelector "
                  + "its namespace")
          .reference("kube-linter", "dangling-servicemonitor")
          .reference("nsm", "3.2.5")
          .bad(
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: api
                namespace: shop
                labels:
                  app: api
              spec:
                selector:
                  app: api
                ports:
                  - port: 80
              ---
              apiVersion: monitoring.coreos.com/v1
              kind: ServiceMonitor
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: apo
                endpoints:
                  - port: http
              """)
          .good(
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: api
                namespace: shop
                labels:
                  app: api
              spec:
                selector:
                  app: api
                ports:
                  - port: 80
              ---
              apiVersion: monitoring.coreos.com/v1
              kind: ServiceMonitor
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
                endpoints:
                  - port: http
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    if (inventory.all(MonitorFact.class).isEmpty()) {
      return;
    }
    Labelled<WorkloadFact> pods =
        new Labelled<>(inventory, WorkloadFact.class, WorkloadFact::labels);
    Labelled<ServiceFact> services =
        new Labelled<>(inventory, ServiceFact.class, ServiceFact::labels);
    for (MonitorFact monitor : inventory.all(MonitorFact.class)) {
      verdict.judged();
      boolean ofPods = monitor.object().kind().equals("PodMonitor");
      if (!(ofPods ? pods : services).areSelected(monitor)) {
        verdict.fail(
            monitor.object(),
            monitor.selection(),
            "the monitor selects no %s among these files".formatted(ofPods ? "pod" : "Service"));
      }
    }
  }

  /** What monitors select, in each namespace and in all of them. */
  private static final class Labelled<F extends Fact> {
    private final Inventory inventory;
    private final Class<F> type;
    private final Function<F, Map<String, String>> labels;
    private final LabelIndex<F> everywhere;
    private final Map<String, LabelIndex<F>> byNamespace = new HashMap<>();

    private Labelled(Inventory inventory, Class<F> type, Function<F, Map<String, String>> labels) {
      this.inventory = inventory;
      this.type = type;
      this.labels = labels;
      this.everywhere = new LabelIndex<>(inventory.all(type), labels);
    }

    private boolean areSelected(MonitorFact monitor) {
      if (monitor.everywhere()) {
        return everywhere.selectsAny(monitor.selector());
      }
      for (String namespace : monitor.namespaces()) {
        if (in(namespace).selectsAny(monitor.selector())) {
          return true;
        }
      }
      return false;
    }

    private LabelIndex<F> in(String namespace) {
      return byNamespace.computeIfAbsent(
          namespace, one -> new LabelIndex<>(inventory.in(type, one), labels));
    }
  }
}
