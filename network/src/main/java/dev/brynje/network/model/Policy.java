package dev.brynje.network.model;

import dev.brynje.kube.inventory.ObjectRef;

/**
 * A policy of any of the kinds that decide who reaches whom.
 *
 * @param priority the lower, the earlier within a tier; 0 where the kind has none
 * @param subject the pods that it is about
 * @param flaw why the API server would refuse it, so that nobody knows whether it is in force; or
 *     nothing
 */
public record Policy(
    ObjectRef object,
    Origin origin,
    Tier tier,
    int priority,
    Peer.Pods subject,
    RuleList ingress,
    RuleList egress,
    String flaw)
    implements Part {

  /** Its rules of a direction. */
  public RuleList rules(Direction direction) {
    return direction == Direction.INGRESS ? ingress : egress;
  }

  public boolean isFlawed() {
    return !flaw.isEmpty();
  }
}
