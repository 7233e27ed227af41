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
 * @param ingressRules how many rules let something in
 * @param egressRules how many rules let something out
 * @param peers those that its rules name by labels
 */
public record NetworkPolicyFact(
    ObjectRef object,
    Place place,
    LabelSelector pods,
    Place selection,
    boolean ingress,
    boolean egress,
    int ingressRules,
    int egressRules,
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
        ingressRules.size(),
        egressRules.size(),
        List.copyOf(peers));
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
