package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.LabelSelector;
import dev.brynje.kube.inventory.DisruptionBudgetFact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

final class DisruptionBudget implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/disruption-budget", Ring.WORKLOAD, Severity.LOW)
          .title("A workload with several replicas has a PodDisruptionBudget")
          .rationale(
              """
              When nodes are drained for patching, all replicas may be evicted at once unless a
              PodDisruptionBudget says how many must stay. Without it, an update of the cluster is
              an outage of the application.
              """)
          .remediation("Add a PodDisruptionBudget that selects the pods, with maxUnavailable: 1")
          .effort(Effort.BLOCK)
          .reference(
              "kube-score",
              "deployment-has-poddisruptionbudget",
              "statefulset-has-poddisruptionbudget")
          .reference("polaris", "missingPodDisruptionBudget")
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
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              ---
              apiVersion: policy/v1
              kind: PodDisruptionBudget
              metadata:
                name: api
                namespace: shop
              spec:
                maxUnavailable: 1
                unhealthyPodEvictionPolicy: AlwaysAllow
                selector:
                  matchLabels:
                    app: api
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    Scaling scaling = new Scaling(inventory);
    Map<String, Set<LabelSelector>> selectors = new HashMap<>();
    for (DisruptionBudgetFact budget : inventory.all(DisruptionBudgetFact.class)) {
      String namespace = budget.object().effectiveNamespace();
      selectors.computeIfAbsent(namespace, _ -> new HashSet<>()).add(budget.selector());
    }
    Set<WorkloadFact> guarded = Collections.newSetFromMap(new IdentityHashMap<>());
    selectors.forEach(
        (namespace, some) -> guarded.addAll(inventory.selectedByAny(some, namespace)));
    for (WorkloadFact workload : inventory.all(WorkloadFact.class)) {
      if (workload.replicated() && scaling.least(workload) > 1) {
        verdict.judged();
        if (!guarded.contains(workload)) {
          verdict.fail(
              workload.object(),
              workload.place(),
              "no PodDisruptionBudget among these files selects its pods, so a drain may take all");
        }
      }
    }
  }
}
