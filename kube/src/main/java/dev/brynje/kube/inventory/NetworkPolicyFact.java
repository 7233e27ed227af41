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
 * @param ingressOpen the rules that let everything in
 * @param egressOpen the rules that let everything out
 * @param peers those that its rules name by labels
 */
public record NetworkPolicyFact(
    ObjectRef object,
    Place place,
    LabelSelector pods,
    Place selection,
    boolean ingress,
    boolean egress,
    List<Place> ingressOpen,
    List<Place> egressOpen,
    List<Peer> peers)
    implements Fact {
  private static final int HIGHEST_PORT = 65535;

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
        open(ingressRules, "from", places),
        open(egressRules, "to", places),
        List.copyOf(peers));
  }

  private static List<Place> open(List<Field> rules, String peers, Places places) {
    List<Place> open = new ArrayList<>(0);
    for (Field rule : rules) {
      if (isOfEveryPort(rule) && everybody(rule.get(peers).items())) {
        open.add(places.of(rule));
      }
    }
    return List.copyOf(open);
  }

  /** Whether a rule is about every port of some protocol, as an entry without a port is. */
  public static boolean isOfEveryPort(Field rule) {
    List<Field> ports = rule.get("ports").items();
    return ports.isEmpty() || ports.stream().anyMatch(NetworkPolicyFact::isEveryPort);
  }

  private static boolean isEveryPort(Field entry) {
    Field port = entry.get("port");
    return !port.present()
        || (port.isInteger()
            && port.integer().orElse(0) <= 1
            && entry.get("endPort").integer().orElse(0) >= HIGHEST_PORT);
  }

  private static boolean everybody(List<Field> peers) {
    return peers.isEmpty() || peers.stream().anyMatch(NetworkPolicyFact::isEverybody);
  }

  /** Every pod of the cluster, or every address; half of them all is what two rules add up to. */
  private static boolean isEverybody(Field peer) {
    String cidr = peer.at("ipBlock", "cidr").string().orElse("");
    boolean less = !peer.at("ipBlock", "except").items().isEmpty();
    return isEveryPod(peer) || (!less && (cidr.endsWith("/0") || cidr.endsWith("/1")));
  }

  /** Whether a peer is every pod of every namespace. */
  public static boolean isEveryPod(Field peer) {
    Field namespaces = peer.get("namespaceSelector");
    return namespaces.present()
        && LabelSelector.of(namespaces).isEmpty()
        && LabelSelector.of(peer.get("podSelector")).isEmpty();
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
