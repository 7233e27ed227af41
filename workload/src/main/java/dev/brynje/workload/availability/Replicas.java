package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;

final class Replicas implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/replicas", Ring.WORKLOAD, Severity.LOW)
          .title("A workload has at least two replicas")
          .rationale(
              """
              With one replica every node drain, crash and eviction is an outage, and so patches
              of nodes are put off. Two is the least that survives the loss of one; three leaves a
              spare during that, and is what quorums need.
              """)
          .remediation(
              "Set spec.replicas to 2 or more, or add a HorizontalPodAutoscaler with "
                  + "minReplicas of 2 or more")
          .reference("kube-linter", "minimum-three-replicas")
          .reference("kube-score", "deployment-replicas")
          .reference("polaris", "deploymentMissingReplicas")
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                replicas: 1
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
      if (workload.replicated() && scaling.of(workload).isEmpty()) {
        verdict.judged();
        WorkloadFact.Replicas replicas = workload.replicas();
        if (replicas.count() == 1) {
          verdict.fail(
              workload.object(),
              replicas.place(),
              replicas.written()
                  ? "one replica is asked for, so the loss of one node is an outage"
                  : "replicas is not set, so there is one, and the loss of its node is an outage");
        }
      }
    }
  }
}
