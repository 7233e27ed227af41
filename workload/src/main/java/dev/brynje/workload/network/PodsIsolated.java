package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.LabelSelector;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.NetworkPolicyFact;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class PodsIsolated implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("network/pods-isolated", Ring.NETWORK, Severity.MEDIUM)
          .title("Every pod is selected by a NetworkPolicy for ingress and for egress")
          .rationale(
              """
              A NetworkPolicy closes only the pods that it selects, and only for the directions
              that it names. In a namespace that has policies, a pod that none of them selects
              looks guarded and is open.
              """)
          .remediation(
              "Add a NetworkPolicy whose podSelector selects these pods, or a default- "
                  + "deny for the namespace")
          .effort(Effort.BLOCK)
          .reference("kube-linter", "non-isolated-pod")
          .reference("kube-score", "pod-networkpolicy")
          .reference("polaris", "missingNetworkPolicy")
          .reference("checkov", "CKV2_K8S_6")
          .reference("kubescape", "C-0260", "C-0030")
          .reference("nsa-cisa", "Network policies")
          .reference("nsm", "2.5.1")
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
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: web
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: web
                template:
                  metadata:
                    labels:
                      app: web
                  spec:
                    containers:
                      - name: web
                        image: registry.example.com/web:1.0
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: web
                namespace: shop
              spec:
                podSelector:
                  matchLabels:
                    app: web
                policyTypes: [Ingress]
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
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: web
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: web
                template:
                  metadata:
                    labels:
                      app: web
                  spec:
                    containers:
                      - name: web
                        image: registry.example.com/web:1.0
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: web
                namespace: shop
              spec:
                podSelector:
                  matchLabels:
                    app: web
                policyTypes: [Ingress]
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: api
                namespace: shop
              spec:
                podSelector:
                  matchLabels:
                    app: api
                policyTypes: [Ingress]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    ForeignPolicies foreign = ForeignPolicies.of(inventory);
    for (String namespace : inventory.namespaces().keySet()) {
      List<NetworkPolicyFact> policies = inventory.in(NetworkPolicyFact.class, namespace);
      if (!policies.isEmpty()) {
        judge(inventory, namespace, policies, foreign.remark(namespace), verdict);
      }
    }
  }

  /**
   * A direction in which no policy selects anything is left to the default-deny, and a policy that
   * selects nothing to the control of that name.
   */
  private static void judge(
      Inventory inventory,
      String namespace,
      List<NetworkPolicyFact> policies,
      String foreign,
      InventoryVerdict verdict) {
    Set<WorkloadFact> ingress = selected(inventory, namespace, policies, true);
    Set<WorkloadFact> egress = selected(inventory, namespace, policies, false);
    for (WorkloadFact workload : inventory.in(WorkloadFact.class, namespace)) {
      verdict.judged();
      List<String> open = new ArrayList<>(2);
      if (!ingress.isEmpty() && !ingress.contains(workload)) {
        open.add("ingress");
      }
      if (!egress.isEmpty() && !egress.contains(workload)) {
        open.add("egress");
      }
      if (!open.isEmpty()) {
        String directions = String.join(" and ", open);
        Complaint complaint =
            verdict
                .fail(workload.object(), workload.place(), message(directions, foreign))
                .evidence("open", directions);
        if (!foreign.isEmpty()) {
          complaint.severity(Severity.LOW);
        }
      }
    }
  }

  private static String message(String directions, String foreign) {
    return "no NetworkPolicy among these files selects its pods for " + directions + foreign;
  }

  private static Set<WorkloadFact> selected(
      Inventory inventory, String namespace, List<NetworkPolicyFact> policies, boolean ingress) {
    Set<LabelSelector> selectors = new HashSet<>();
    for (NetworkPolicyFact policy : policies) {
      if (ingress ? policy.ingress() : policy.egress()) {
        selectors.add(policy.pods());
      }
    }
    return inventory.selectedByAny(selectors, namespace);
  }
}
