package dev.brynje.workload.rbac;

import java.util.BitSet;
import java.util.List;

/**
 * A right that is a way to all of the cluster when it holds everywhere.
 *
 * @param words what its holder may do
 * @param limited whether it still is one when the rule names its objects
 * @param ofCluster whether it is about objects without a namespace, which only a binding of the
 *     whole cluster gives
 */
record Takeover(Power power, String words, boolean limited, boolean ofCluster) {
  private static final String RBAC = "rbac.authorization.k8s.io";

  private static final List<Takeover> WAYS =
      List.of(
          to(Power.to("escalate").on(RBAC, "roles", "clusterroles"), "write any right into a role")
              .evenLimited(),
          to(Power.to("bind").on(RBAC, "roles", "clusterroles"), "give itself any role"),
          to(
              Power.to("impersonate").on("", "users", "groups", "serviceaccounts"),
              "act as anybody"),
          to(Power.to("get", "list", "watch").on("", "secrets"), "read every Secret"),
          to(Power.to("create").on("", "serviceaccounts/token"), "make tokens of every account"),
          to(Power.to("create", "get").on("", "pods/exec"), "run commands in every pod"),
          to(
              Power.to("update", "patch").on("", "pods/ephemeralcontainers"),
              "put containers into every pod"),
          to(Power.to("get", "create").on("", "nodes/proxy"), "reach every kubelet")
              .evenLimited()
              .onlyOfCluster(),
          to(
                  Power.to("create", "update", "patch")
                      .on(
                          "admissionregistration.k8s.io",
                          "mutatingwebhookconfigurations",
                          "validatingwebhookconfigurations"),
                  "read and change what passes admission")
              .onlyOfCluster(),
          to(NoPodCreation.WORKLOADS, "start pods"));

  private static Takeover to(Power power, String words) {
    return new Takeover(power, words, false, false);
  }

  private Takeover evenLimited() {
    return new Takeover(power, words, true, ofCluster);
  }

  private Takeover onlyOfCluster() {
    return new Takeover(power, words, limited, true);
  }

  /** The place of what is everything, after those of the ways. */
  private static final int EVERYTHING = WAYS.size();

  /** The place of all there is. */
  static BitSet everything() {
    BitSet open = new BitSet();
    open.set(EVERYTHING);
    return open;
  }

  /** The places of what these rights allow that leads to all others. */
  static BitSet by(List<Rights> rights) {
    BitSet open = new BitSet();
    for (Rights one : rights) {
      open.set(EVERYTHING, open.get(EVERYTHING) || one.everything());
      for (int way = 0; way < EVERYTHING; way++) {
        open.set(way, open.get(way) || WAYS.get(way).open(one));
      }
    }
    return open;
  }

  /**
   * As a sentence names them.
   *
   * @param clusterWide whether they hold for objects without a namespace too
   */
  static List<String> words(BitSet open, boolean clusterWide) {
    if (open.get(EVERYTHING)) {
      return List.of("do everything");
    }
    return open.stream()
        .mapToObj(WAYS::get)
        .filter(way -> clusterWide || !way.ofCluster)
        .map(Takeover::words)
        .toList();
  }

  private boolean open(Rights rights) {
    return (limited || !rights.named()) && rights.grant(power);
  }
}
