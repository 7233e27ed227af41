package dev.brynje.cli.network;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.Places;
import dev.brynje.network.read.NetworkFact;
import dev.brynje.network.read.ObjectReader;
import dev.brynje.network.read.Refusal;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps of every object what decides who reaches whom, and says what the API server would refuse.
 */
public final class ValidPolicy implements InventoryCheck {
  private static final Set<String> POLICIES =
      Set.of(
          "NetworkPolicy",
          "AdminNetworkPolicy",
          "BaselineAdminNetworkPolicy",
          "ClusterNetworkPolicy");

  static final Control CONTROL =
      Control.named("network/valid-policy", Ring.NETWORK, Severity.HIGH)
          .title("The API server takes every network policy")
          .rationale(
              """
              A policy that the API server refuses is not in force, and the pods that it was
              written for are as open as before. Nobody sees it but whoever reads the output of
              kubectl apply.
              """)
          .remediation("Correct the field that the message names, as the API wants it")
          .effort(Effort.LINE)
          .reference("nsa-cisa", "Network policies")
          .reference("nsm", "2.5.1")
          .bad(
              """
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: db
                namespace: shop
              spec:
                podSelector: {}
                ingress:
                  - ports:
                      - port: 70000
              """)
          .good(
              """
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: db
                namespace: shop
              spec:
                podSelector: {}
                ingress:
                  - ports:
                      - port: 5432
              """)
          .define();

  private final boolean withMentions;

  public ValidPolicy() {
    this(false);
  }

  private ValidPolicy(boolean withMentions) {
    this.withMentions = withMentions;
  }

  /** The same, that keeps what objects are told to speak with too. */
  public static ValidPolicy withMentions() {
    return new ValidPolicy(true);
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public List<Fact> facts(KubeObject object, Places places) {
    return withMentions
        ? facts(ObjectReader.readWithMentions(object, places))
        : kept(object, places);
  }

  /** What the network ring keeps of an object. */
  static List<Fact> kept(KubeObject object, Places places) {
    return facts(ObjectReader.read(object, places));
  }

  private static List<Fact> facts(Optional<NetworkFact> fact) {
    return fact.stream().map(Fact.class::cast).toList();
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    for (NetworkFact fact : inventory.all(NetworkFact.class)) {
      if (POLICIES.contains(fact.object().kind())) {
        verdict.judged();
        for (Refusal refusal : fact.refusals()) {
          verdict.fail(refusal.object(), refusal.place(), refusal.message());
        }
      }
    }
  }
}
