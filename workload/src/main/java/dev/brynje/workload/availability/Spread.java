package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;

final class Spread implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/spread", Ring.WORKLOAD, Severity.LOW)
          .title("Replicas keep apart: on other nodes or in other zones")
          .rationale(
              """
              Several replicas on one node are lost together with it. The scheduler spreads them a
              little by itself, but promises nothing; anti-affinity or a topology spread
              constraint that selects the pods does.
              """)
          .remediation(
              "Add spec.topologySpreadConstraints with topologyKey: "
                  + "kubernetes.io/hostname, or a podAntiAffinity, whose labelSelector selects "
                  + "the pods")
          .effort(Effort.BLOCK)
          .reference("kube-linter", "no-anti-affinity")
          .reference(
              "kube-score",
              "deployment-has-host-podantiaffinity",
              "statefulset-has-host-podantiaffinity")
          .reference("polaris", "topologySpreadConstraint")
          .reference("nsm", "2.2.7")
          .bad(
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
                    topologySpreadConstraints:
                      - maxSkew: 1
                        topologyKey: kubernetes.io/hostname
                        whenUnsatisfiable: ScheduleAnyway
                        labelSelector:
                          matchLabels:
                            app: api
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
      if (workload.replicated() && scaling.least(workload) > 1) {
        verdict.judged();
        if (!workload.spread()) {
          verdict.fail(
              workload.object(),
              workload.place(),
              "nothing keeps its pods apart, so one node may hold them all");
        }
      }
    }
  }
}
