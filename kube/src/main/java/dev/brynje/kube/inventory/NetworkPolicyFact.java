package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.LabelSelector;
import java.util.ArrayList;
import java.util.List;

/**
 * A NetworkPolicy, as far as presence goes.
 *
 * @param selection where the selector of its pods is
 * @param ingress whether it isolates its pods for what comes in
 * @param egress whether it isolates its pods for what goes out
 * @param ingressOpen whether a rule lets everything in
 * @param egressOpen whether a rule lets everything out
 * @param peers those that its rules name by labels
 */
public record NetworkPolicyFact(
    ObjectRef object,
    Place place,
    LabelSelector pods,
    Place selection,
    boolean ingress,
    boolean egress,
    boolean ingressOpen,
    boolean egressOpen,
    List<Peer> peers)
    implements Fact {
  /**
   * Pods that a rule names by labels.
   *
   * @param anywhere whether a selector of namespaces is written; else the policy's own is meant
   * @param namespaces the selector of namespaces
   * @param pods the selector of pods; an empty one when only namespaces are named
   */
  public record Peer(boolean anywhere, LabelSelector namespaces, LabelSelector pods, Place place) {}

  static NetworkPolicyFact of(KubeObject object, Places places) {
    Field spec = object.spec();
    Field types = spec.get("policyTypes");
    List<Field> ingressRules = spec.get("ingress").items();
    List<Field> egressRules = spec.get("egress").items();
    boolean ingress = !types.present() || types.strings().contains("Ingress");
    boolean egress = types.present() ? types.strings().contains("Egress") : !egressRules.isEmpty();
    List<Peer> peers = new ArrayList<>();
    ingressRules.forEach(rule -> add(peers, rule.get("from"), places));
    egressRules.forEach(rule -> add(peers, rule.get("to"), places));
    return new NetworkPolicyFact(
        ObjectRef.of(object),
        places.of(object.metadata().get("name")),
        Shared.selector(LabelSelector.of(spec.get("podSelector"))),
        places.of(spec.get("podSelector")),
        ingress,
        egress,
        isOpen(ingressRules, "from"),
        isOpen(egressRules, "to"),
        List.copyOf(peers));
  }

  private static boolean isOpen(List<Field> rules, String peers) {
    return rules.stream().anyMatch(rule -> everyPort(rule) && everybody(rule.get(peers).items()));
  }

  /** An entry without a port is about all ports of its protocol. */
  private static boolean everyPort(Field rule) {
    List<Field> ports = rule.get("ports").items();
    return ports.isEmpty() || ports.stream().anyMatch(entry -> !entry.get("port").present());
  }

  private static boolean everybody(List<Field> peers) {
    return peers.isEmpty() || peers.stream().anyMatch(NetworkPolicyFact::isEverybody);
  }

  /** Every pod of the cluster, or every address; half of them all is what two rules add up to. */
  private static boolean isEverybody(Field peer) {
    Field namespaces = peer.get("namespaceSelector");
    if (namespaces.present()) {
      return LabelSelector.of(namespaces).isEmpty()
          && LabelSelector.of(peer.get("podSelector")).isEmpty();
    }
    String cidr = peer.at("ipBlock", "cidr").string().orElse("");
    boolean less = !peer.at("ipBlock", "except").items().isEmpty();
    return !less && (cidr.endsWith("/0") || cidr.endsWith("/1"));
  }

  private static void add(List<Peer> peers, Field list, Places places) {
    for (Field peer : list.items()) {
      Field namespaces = peer.get("namespaceSelector");
      Field pods = peer.get("podSelector");
      if (namespaces.present() || pods.present()) {
        peers.add(
            new Peer(
                namespaces.present(),
                Shared.selector(LabelSelector.of(namespaces)),
                Shared.selector(LabelSelector.of(pods)),
                places.of(pods.present() ? pods : namespaces)));
      }
    }
  }
}
