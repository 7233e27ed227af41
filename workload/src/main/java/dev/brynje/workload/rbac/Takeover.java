package dev.brynje.workload.rbac;

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
          to(
              Power.to("create", "update", "patch")
                  .on("", "pods", "replicationcontrollers")
                  .on("apps", "deployments", "daemonsets", "statefulsets", "replicasets")
                  .on("batch", "jobs", "cronjobs"),
              "start pods"));

  private static Takeover to(Power power, String words) {
    return new Takeover(power, words, false, false);
  }

  private Takeover evenLimited() {
    return new Takeover(power, words, true, ofCluster);
  }

  private Takeover onlyOfCluster() {
    return new Takeover(power, words, limited, true);
  }

  /**
   * What these rights allow that leads to all others.
   *
   * @param clusterWide whether they hold for objects without a namespace too
   */
  static List<String> by(List<Rights> rights, boolean clusterWide) {
    if (rights.stream().anyMatch(Rights::everything)) {
      return List.of("do everything");
    }
    return WAYS.stream()
        .filter(way -> clusterWide || !way.ofCluster)
        .filter(way -> rights.stream().anyMatch(way::open))
        .map(Takeover::words)
        .toList();
  }

  private boolean open(Rights rights) {
    return (limited || !rights.named()) && rights.grant(power);
  }
}
