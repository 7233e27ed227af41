package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.NamespaceFact;
import dev.brynje.kube.inventory.NetworkPolicyFact;
import dev.brynje.kube.inventory.Place;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

final class DefaultDeny implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("network/default-deny", Ring.NETWORK, Severity.HIGH)
          .ofNamespaces()
          .title("Every namespace denies traffic by default")
          .rationale(
              """
              Without a NetworkPolicy every pod of the cluster reaches every other one. One policy
              that selects all pods turns that around, as long as no rule of it allows everything:
              what is needed is then said, and all else is closed. Names stop resolving too, unless
              DNS is allowed along with it.
              """)
          .remediation(
              """
              Add a NetworkPolicy with podSelector: {} and policyTypes: [Ingress, Egress] and no \
              rules, and with it one that allows DNS: egress to port 53, UDP and TCP, of the \
              namespace with the label kubernetes.io/metadata.name: kube-system\
              """)
          .effort(Effort.BLOCK)
          .reference("kubescape", "C-0206", "C-0049", "C-0054")
          .reference("nsa-cisa", "Network policies")
          .reference("nsm", "2.2.3", "2.5.1")
          .reference("cis", "5.3.2")
          .reference("cwe", "CWE-1188")
          .bad(
              """
              apiVersion: v1
              kind: Namespace
              metadata:
                name: shop
              ---
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
                namespace: shop
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: v1
              kind: Namespace
              metadata:
                name: shop
              ---
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
                namespace: shop
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: default-deny
                namespace: shop
              spec:
                podSelector: {}
                policyTypes: [Ingress, Egress]
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: allow-dns
                namespace: shop
              spec:
                podSelector: {}
                policyTypes: [Egress]
                egress:
                  - to:
                      - namespaceSelector:
                          matchLabels:
                            kubernetes.io/metadata.name: kube-system
                    ports:
                      - protocol: UDP
                        port: 53
                      - protocol: TCP
                        port: 53
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    ForeignPolicies foreign = ForeignPolicies.of(inventory);
    inventory
        .namespaces()
        .forEach((namespace, fact) -> {
          if (!NamespaceFact.SYSTEM.contains(namespace)) {
            verdict.judged();
            judge(inventory, namespace, fact, foreign.remark(namespace), verdict);
          }
        });
  }

  private static void judge(
      Inventory inventory, String namespace, Fact fact, String foreign, InventoryVerdict verdict) {
    List<NetworkPolicyFact> policies = inventory.in(NetworkPolicyFact.class, namespace);
    Direction in =
        Direction.of(policies, NetworkPolicyFact::ingress, NetworkPolicyFact::ingressOpen);
    Direction out =
        Direction.of(policies, NetworkPolicyFact::egress, NetworkPolicyFact::egressOpen);
    in.sayUndone("ingress", "in", verdict);
    out.sayUndone("egress", "out", verdict);
    boolean ingress = in.denied() || in.undone();
    boolean egress = out.denied() || out.undone();
    if (!ingress || !egress) {
      boolean whole = fact instanceof NamespaceFact || !policies.isEmpty();
      boolean unnamed = !(fact instanceof NamespaceFact) && isNamedByNone(inventory, namespace);
      verdict
          .fail(
              fact.object(),
              fact.place(),
              message(namespace, open(ingress, egress), whole && !unnamed, unnamed, foreign))
          .severity(severity(whole, unnamed, !foreign.isEmpty()))
          .evidence("namespace", namespace);
    }
  }

  private static String message(
      String namespace, String open, boolean whole, boolean unnamed, String foreign) {
    String none =
        unnamed
            ? "no NetworkPolicy among these files denies %s by default where these pods land"
                .formatted(open)
            : "namespace %s has no NetworkPolicy among these files that denies %s by default"
                .formatted(namespace, open);
    String elsewhere = whole ? "" : "; it may be kept elsewhere";
    return none + (foreign.isEmpty() ? elsewhere : foreign);
  }

  /** Only files that show the namespace or its policies show that one is missing. */
  private static Severity severity(boolean whole, boolean unnamed, boolean foreign) {
    if (unnamed) {
      return Severity.INFO;
    }
    if (whole) {
      return foreign ? Severity.LOW : Severity.HIGH;
    }
    return foreign ? Severity.INFO : Severity.LOW;
  }

  private static boolean isNamedByNone(Inventory inventory, String namespace) {
    for (WorkloadFact workload : inventory.in(WorkloadFact.class, namespace)) {
      if (!workload.object().namespace().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static String open(boolean ingress, boolean egress) {
    if (ingress) {
      return "egress";
    }
    return egress ? "ingress" : "ingress and egress";
  }

  /**
   * What policies do that select every pod of the namespace.
   *
   * @param denying those that isolate the pods, and let not everything through
   * @param opening those with a rule that lets everything through
   */
  private record Direction(
      List<NetworkPolicyFact> denying,
      List<NetworkPolicyFact> opening,
      Function<NetworkPolicyFact, List<Place>> open) {

    private static Direction of(
        List<NetworkPolicyFact> policies,
        Predicate<NetworkPolicyFact> isolates,
        Function<NetworkPolicyFact, List<Place>> open) {
      List<NetworkPolicyFact> denying = new ArrayList<>();
      List<NetworkPolicyFact> opening = new ArrayList<>();
      for (NetworkPolicyFact policy : policies) {
        if (policy.pods().isEmpty() && isolates.test(policy)) {
          (open.apply(policy).isEmpty() ? denying : opening).add(policy);
        }
      }
      return new Direction(denying, opening, open);
    }

    private boolean denied() {
      return !denying.isEmpty() && opening.isEmpty();
    }

    private boolean undone() {
      return !denying.isEmpty() && !opening.isEmpty();
    }

    private void sayUndone(String name, String way, InventoryVerdict verdict) {
      if (!undone()) {
        return;
      }
      NetworkPolicyFact denier = denying.getFirst();
      for (NetworkPolicyFact opener : opening) {
        verdict
            .fail(
                opener.object(),
                open.apply(opener).getFirst(),
                "NetworkPolicy %s lets everything %s, which undoes that %s denies %s by default"
                    .formatted(opener.object().name(), way, denier.object().name(), name))
            .remedy("Remove the rule, or name in it what is needed: what policies allow adds up")
            .evidence("namespace", opener.object().effectiveNamespace());
      }
    }
  }
}
