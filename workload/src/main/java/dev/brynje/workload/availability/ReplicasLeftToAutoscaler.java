package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.AutoscalerFact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.Optional;

final class ReplicasLeftToAutoscaler implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/replicas-left-to-autoscaler", Ring.WORKLOAD, Severity.LOW)
          .title("Replicas are not written where an autoscaler sets them")
          .rationale(
              """
              Each time the manifest is applied, the number in it undoes what the autoscaler has
              scaled: under load, pods are taken away in the middle of the day's peak.
              """)
          .remediation("Remove spec.replicas from the workload")
          .reference("kube-score", "deployment-targeted-by-hpa-does-not-have-replicas-configured")
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                replicas: 3
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
    Scaling scaling = new Scaling(inventory);
    for (WorkloadFact workload : inventory.all(WorkloadFact.class)) {
      Optional<AutoscalerFact> autoscaler = scaling.of(workload);
      if (autoscaler.isPresent()) {
        verdict.judged();
        WorkloadFact.Replicas replicas = workload.replicas();
        if (replicas.written()) {
          verdict.fail(
              workload.object(),
              replicas.place(),
              "replicas is %s, but %s sets it"
                  .formatted(replicas.count(), autoscaler.get().object().words()));
        }
      }
    }
  }
}
