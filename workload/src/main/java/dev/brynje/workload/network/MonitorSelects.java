package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.MonitorFact;
import dev.brynje.kube.inventory.ServiceFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.List;

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
    for (MonitorFact monitor : inventory.all(MonitorFact.class)) {
      verdict.judged();
      boolean ofPods = monitor.object().kind().equals("PodMonitor");
      if (ofPods ? !selectsPods(inventory, monitor) : !selectsServices(inventory, monitor)) {
        verdict.fail(
            monitor.object(),
            monitor.selection(),
            "the monitor selects no %s among these files".formatted(ofPods ? "pod" : "Service"));
      }
    }
  }

  private static boolean selectsPods(Inventory inventory, MonitorFact monitor) {
    for (String namespace :
        monitor.everywhere() ? inventory.namespaces().keySet() : monitor.namespaces()) {
      if (inventory.selectsAny(monitor.selector(), namespace)) {
        return true;
      }
    }
    return false;
  }

  private static boolean selectsServices(Inventory inventory, MonitorFact monitor) {
    if (monitor.everywhere()) {
      return selects(monitor, inventory.all(ServiceFact.class));
    }
    for (String namespace : monitor.namespaces()) {
      if (selects(monitor, inventory.in(ServiceFact.class, namespace))) {
        return true;
      }
    }
    return false;
  }

  private static boolean selects(MonitorFact monitor, List<ServiceFact> services) {
    for (ServiceFact service : services) {
      if (monitor.selector().matches(service.labels())) {
        return true;
      }
    }
    return false;
  }
}
