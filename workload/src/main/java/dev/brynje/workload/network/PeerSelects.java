package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.LabelSelector;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.LabelIndex;
import dev.brynje.kube.inventory.NamespaceFact;
import dev.brynje.kube.inventory.NetworkPolicyFact;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class PeerSelects implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("network/peer-selects", Ring.NETWORK, Severity.LOW)
          .title("Every peer that a NetworkPolicy names by labels exists")
          .rationale(
              """
              A rule that lets in pods which do not exist lets in nobody, until somebody makes a
              pod with that label. The usual causes are a mistyped label, and a namespaceSelector
              for a label that the namespace does not have: no namespace has a label name by
              itself, every one has kubernetes.io/metadata.name.
              """)
          .remediation("Write in the peer's selectors the labels that the pods and namespaces have")
          .reference("kube-linter", "dangling-networkpolicypeer-podselector")
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
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: api
                namespace: shop
              spec:
                podSelector: {}
                ingress:
                  - from:
                      - podSelector:
                          matchLabels:
                            app: wbe
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
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: api
                namespace: shop
              spec:
                podSelector: {}
                ingress:
                  - from:
                      - podSelector:
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
    if (inventory.all(NetworkPolicyFact.class).isEmpty()) {
      return;
    }
    Peers peers = new Peers(inventory);
    for (NetworkPolicyFact policy : inventory.all(NetworkPolicyFact.class)) {
      for (NetworkPolicyFact.Peer peer : policy.peers()) {
        verdict.judged();
        if (peer.anywhere()) {
          judgeAnywhere(peers, policy, peer, verdict);
        } else if (!peer.pods().isEmpty()) {
          judgeOwn(inventory, policy, peer, verdict);
        }
      }
    }
  }

  private static void judgeOwn(
      Inventory inventory,
      NetworkPolicyFact policy,
      NetworkPolicyFact.Peer peer,
      InventoryVerdict verdict) {
    String namespace = policy.object().effectiveNamespace();
    if (!inventory.selectsAny(peer.pods(), namespace)) {
      Complaint complaint =
          verdict
              .fail(
                  policy.object(),
                  peer.place(),
                  "the peer selects no pod of namespace %s among these files".formatted(namespace))
              .evidence("pods", words(peer.pods()));
      if (inventory.in(WorkloadFact.class, namespace).isEmpty()) {
        complaint.severity(Severity.INFO);
      }
    }
  }

  /** Namespaces that these files do not show may well exist, so nothing is said of them. */
  private static void judgeAnywhere(
      Peers peers,
      NetworkPolicyFact policy,
      NetworkPolicyFact.Peer peer,
      InventoryVerdict verdict) {
    BitSet namespaces = peers.namespaces(peer);
    if (peers.anyIn(namespaces, peer)) {
      return;
    }
    boolean matched = !namespaces.isEmpty();
    boolean populated = peers.populate(namespaces);
    String name = peer.namespaces().matchLabels().getOrDefault("name", "");
    if (populated && !peer.pods().isEmpty()) {
      verdict
          .fail(
              policy.object(),
              peer.place(),
              "the peer selects no pod among these files in the namespaces that it selects")
          .evidence("namespaces", words(peer.namespaces()))
          .evidence("pods", words(peer.pods()));
    } else if (!matched && NamespaceFact.SYSTEM.contains(name)) {
      verdict
          .fail(
              policy.object(),
              peer.place(),
              "namespace %s has no label name unless somebody gave it one".formatted(name))
          .evidence("namespace", name)
          .remedy("Select by %s: %s".formatted(NamespaceFact.NAME_LABEL, name));
    }
  }

  /** As {@code app=api, tier In [web, api]}, in the order of the keys. */
  private static String words(LabelSelector selector) {
    List<String> words = new ArrayList<>();
    new TreeMap<>(selector.matchLabels()).forEach((key, value) -> words.add(key + "=" + value));
    for (LabelSelector.Requirement one : selector.matchExpressions()) {
      words.add("%s %s %s".formatted(one.key(), one.operator(), one.values()));
    }
    return String.join(", ", words);
  }

  /** All namespaces and pods, each by its place, for peers that are sought among all of them. */
  private static final class Peers {
    private final LabelIndex<Map<String, String>> namespaces;
    private final LabelIndex<WorkloadFact> pods;
    private final BitSet populated = new BitSet();

    /** By a pod's place, that of its namespace. */
    private final int[] namespaceOf;

    private Peers(Inventory inventory) {
      List<WorkloadFact> workloads = inventory.all(WorkloadFact.class);
      Map<String, Integer> places = new HashMap<>();
      List<Map<String, String>> labels = new ArrayList<>();
      inventory
          .namespaces()
          .forEach((name, fact) -> {
            places.put(name, labels.size());
            labels.add(
                fact instanceof NamespaceFact declared
                    ? declared.labels()
                    : Map.of(NamespaceFact.NAME_LABEL, name));
          });
      this.namespaces = new LabelIndex<>(labels, its -> its);
      this.pods = new LabelIndex<>(workloads, WorkloadFact::labels);
      this.namespaceOf = new int[workloads.size()];
      for (int i = 0; i < namespaceOf.length; i++) {
        String namespace = workloads.get(i).object().effectiveNamespace();
        namespaceOf[i] = places.getOrDefault(namespace, 0);
        populated.set(namespaceOf[i]);
      }
    }

    private BitSet namespaces(NetworkPolicyFact.Peer peer) {
      return namespaces.selected(peer.namespaces());
    }

    private boolean populate(BitSet some) {
      return some.intersects(populated);
    }

    private boolean anyIn(BitSet some, NetworkPolicyFact.Peer peer) {
      if (peer.pods().isEmpty() || !populate(some)) {
        return populate(some);
      }
      BitSet selected = pods.selected(peer.pods());
      for (int i = selected.nextSetBit(0); i >= 0; i = selected.nextSetBit(i + 1)) {
        if (some.get(namespaceOf[i])) {
          return true;
        }
      }
      return false;
    }
  }
}
