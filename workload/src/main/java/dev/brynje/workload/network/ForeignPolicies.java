package dev.brynje.workload.network;

import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.ObjectFact;
import dev.brynje.kube.inventory.ObjectRef;
import java.util.HashMap;
import java.util.Map;

/** Policies of network plugins, which isolate pods too and which no control reads. */
final class ForeignPolicies {
  private final Map<String, String> byNamespace;
  private final String everywhere;

  private ForeignPolicies(Map<String, String> byNamespace, String everywhere) {
    this.byNamespace = byNamespace;
    this.everywhere = everywhere;
  }

  static ForeignPolicies of(Inventory inventory) {
    Map<String, String> byNamespace = new HashMap<>();
    String everywhere = "";
    for (ObjectFact fact : inventory.all(ObjectFact.class)) {
      ObjectRef object = fact.object();
      String words = object.kind() + " " + object.name();
      switch (reach(object)) {
        case NONE -> {}
        case NAMESPACE -> byNamespace.putIfAbsent(object.effectiveNamespace(), words);
        case CLUSTER -> everywhere = everywhere.isEmpty() ? words : everywhere;
      }
    }
    return new ForeignPolicies(byNamespace, everywhere);
  }

  /** What is to be said where one may isolate pods of a namespace; empty where none does. */
  String remark(String namespace) {
    String policy = byNamespace.getOrDefault(namespace, everywhere);
    return policy.isEmpty() ? "" : "; what %s does is not understood here".formatted(policy);
  }

  private enum Reach {
    NONE,
    NAMESPACE,
    CLUSTER
  }

  private static Reach reach(ObjectRef object) {
    return switch (object.group()) {
      case "cilium.io" ->
          switch (object.kind()) {
            case "CiliumNetworkPolicy" -> Reach.NAMESPACE;
            case "CiliumClusterwideNetworkPolicy" -> Reach.CLUSTER;
            default -> Reach.NONE;
          };
      case "projectcalico.org", "crd.projectcalico.org" ->
          switch (object.kind()) {
            case "NetworkPolicy" -> Reach.NAMESPACE;
            case "GlobalNetworkPolicy" -> Reach.CLUSTER;
            default -> Reach.NONE;
          };
      case "policy.networking.k8s.io" -> Reach.CLUSTER;
      default -> Reach.NONE;
    };
  }
}
