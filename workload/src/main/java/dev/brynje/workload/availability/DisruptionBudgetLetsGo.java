package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.DisruptionBudgetFact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class DisruptionBudgetLetsGo implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/disruption-budget-lets-go", Ring.WORKLOAD, Severity.MEDIUM)
          .title("A PodDisruptionBudget lets at least one pod go")
          .rationale(
              """
              A budget that allows no disruption stops every drain: the node can then not be
              patched, or somebody deletes the pod by force. What should keep the application up
              keeps security updates away.
              """)
          .remediation("Set spec.maxUnavailable: 1 instead")
          .reference("kube-linter", "pdb-max-unavailable", "pdb-min-available")
          .reference("polaris", "pdbDisruptionsIsZero", "pdbMinAvailableGreaterThanHPAMinReplicas")
          .reference("nsm", "2.2.7", "2.3.1")
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
              ---
              apiVersion: policy/v1
              kind: PodDisruptionBudget
              metadata:
                name: api
                namespace: shop
              spec:
                minAvailable: 2
                selector:
                  matchLabels:
                    app: api
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
                minAvailable: 1
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
    Map<String, long[]> least = new HashMap<>();
    for (DisruptionBudgetFact budget : inventory.all(DisruptionBudgetFact.class)) {
      verdict.judged();
      String max = budget.maxUnavailable();
      String min = budget.minAvailable();
      if (max.equals("0") || max.equals("0%")) {
        fail(budget, "maxUnavailable is %s".formatted(max), verdict);
      } else if (min.equals("100%")) {
        fail(budget, "minAvailable is 100%", verdict);
      } else if (!min.isEmpty()) {
        String namespace = budget.object().effectiveNamespace();
        long[] counts =
            least.computeIfAbsent(
                namespace, one -> leastPods(inventory.in(WorkloadFact.class, one), scaling));
        long pods = sum(counts, inventory.selected(budget.selector(), namespace));
        if (pods > 0 && wanted(min, pods) >= pods) {
          String message =
              "minAvailable is %s, but there may be no more than %s".formatted(min, pods);
          fail(budget, message, verdict);
        }
      }
    }
  }

  private static void fail(DisruptionBudgetFact budget, String message, InventoryVerdict verdict) {
    verdict.fail(budget.object(), budget.limit(), message + ", so no node with its pods drains");
  }

  /** Of each workload, how many pods there are when there are the fewest. */
  private static long[] leastPods(List<WorkloadFact> workloads, Scaling scaling) {
    long[] least = new long[workloads.size()];
    for (int i = 0; i < least.length; i++) {
      WorkloadFact workload = workloads.get(i);
      least[i] = workload.replicated() ? scaling.least(workload) : 0;
    }
    return least;
  }

  private static long sum(long[] counts, BitSet places) {
    long sum = 0;
    for (int i = places.nextSetBit(0); i >= 0; i = places.nextSetBit(i + 1)) {
      sum += counts[i];
    }
    return sum;
  }

  /**
   * Percentages are rounded up, as the controller does. What is no number asks for nothing here.
   */
  private static long wanted(String minAvailable, long pods) {
    boolean percentage = minAvailable.endsWith("%");
    String digits =
        percentage ? minAvailable.substring(0, minAvailable.length() - 1) : minAvailable;
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9') || digits.length() > 9) {
      return 0;
    }
    long number = digits.isEmpty() ? 0 : Long.parseLong(digits);
    return percentage ? (pods * number + 99) / 100 : number;
  }
}
