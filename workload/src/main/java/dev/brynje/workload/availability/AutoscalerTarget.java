package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.AutoscalerFact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.ObjectFact;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;

final class AutoscalerTarget implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/autoscaler-target", Ring.WORKLOAD, Severity.LOW)
          .title("What an autoscaler scales exists")
          .rationale(
              """
              An autoscaler whose target has another name scales nothing: under load, or under
              attack, the pods stay as few as they are.
              """)
          .remediation("Write in spec.scaleTargetRef the kind and name of the workload")
          .reference("kube-linter", "dangling-horizontalpodautoscaler")
          .reference("kube-score", "horizontalpodautoscaler-has-target")
          .reference("kubescape", "C-0300")
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
              apiVersion: autoscaling/v2
              kind: HorizontalPodAutoscaler
              metadata:
                name: api
                namespace: shop
              spec:
                scaleTargetRef:
                  apiVersion: apps/v1
                  kind: Deployment
                  name: apo
                minReplicas: 2
                maxReplicas: 6
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
              apiVersion: autoscaling/v2
              kind: HorizontalPodAutoscaler
              metadata:
                name: api
                namespace: shop
              spec:
                scaleTargetRef:
                  apiVersion: apps/v1
                  kind: Deployment
                  name: api
                minReplicas: 2
                maxReplicas: 6
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    for (AutoscalerFact autoscaler : inventory.all(AutoscalerFact.class)) {
      verdict.judged();
      String kind = autoscaler.kind();
      String namespace = autoscaler.object().effectiveNamespace();
      String name = autoscaler.name();
      if (inventory.find(WorkloadFact.class, kind, namespace, name).isEmpty()
          && inventory.find(ObjectFact.class, kind, namespace, name).isEmpty()) {
        verdict.fail(
            autoscaler.object(),
            autoscaler.target(),
            "%s %s/%s is not among these files".formatted(kind, namespace, name));
      }
    }
  }
}
