package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.LabelSelector;

/**
 * A NetworkPolicy, as far as presence goes.
 *
 * @param ingress whether it isolates its pods for what comes in
 * @param egress whether it isolates its pods for what goes out
 * @param ingressRules how many rules let something in
 * @param egressRules how many rules let something out
 */
public record NetworkPolicyFact(
    ObjectRef object,
    Place place,
    LabelSelector pods,
    boolean ingress,
    boolean egress,
    int ingressRules,
    int egressRules)
    implements Fact {
  static NetworkPolicyFact of(KubeObject object, Places places) {
    Field spec = object.spec();
    Field types = spec.get("policyTypes");
    int egressRules = spec.get("egress").items().size();
    boolean ingress = !types.present() || types.strings().contains("Ingress");
    boolean egress = types.present() ? types.strings().contains("Egress") : egressRules > 0;
    return new NetworkPolicyFact(
        ObjectRef.of(object),
        places.of(object.metadata().get("name")),
        LabelSelector.of(spec.get("podSelector")),
        ingress,
        egress,
        spec.get("ingress").items().size(),
        egressRules);
  }
}
