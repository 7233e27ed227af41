package dev.brynje.workload.rbac;

import java.util.List;
import java.util.Optional;

/**
 * A right that is a way to all of the cluster when it holds everywhere.
 *
 * @param words what its holder may do
 * @param limited whether it still is one when the rule names its objects
 */
record Takeover(Power power, String words, boolean limited) {
  private static final String RBAC = "rbac.authorization.k8s.io";

  private static final List<Takeover> WAYS =
      List.of(
          new Takeover(
              Power.to("escalate").on(RBAC, "roles", "clusterroles"),
              "write any right into a role",
              true),
          new Takeover(
              Power.to("bind").on(RBAC, "roles", "clusterroles"), "give itself any role", false),
          new Takeover(
              Power.to("impersonate").on("", "users", "groups", "serviceaccounts"),
              "act as anybody",
              false),
          new Takeover(
              Power.to("get", "list", "watch").on("", "secrets"), "read every Secret", false),
          new Takeover(
              Power.to("create").on("", "serviceaccounts/token"),
              "make tokens of every account",
              false),
          new Takeover(
              Power.to("create", "get").on("", "pods/exec"), "run commands in every pod", false),
          new Takeover(
              Power.to("get", "create").on("", "nodes/proxy"), "reach every kubelet", true),
          new Takeover(
              Power.to("create")
                  .on("", "pods", "replicationcontrollers")
                  .on("apps", "deployments", "daemonsets", "statefulsets", "replicasets")
                  .on("batch", "jobs", "cronjobs"),
              "start pods in every namespace",
              false));

  /** What these rights allow that leads to all others; the first way when there are several. */
  static Optional<String> by(List<Rights> rights) {
    if (rights.stream().anyMatch(Rights::everything)) {
      return Optional.of("do everything");
    }
    return WAYS.stream()
        .filter(way -> rights.stream().anyMatch(way::open))
        .map(Takeover::words)
        .findFirst();
  }

  private boolean open(Rights rights) {
    return (limited || !rights.named()) && rights.grant(power);
  }
}
