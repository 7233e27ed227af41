package dev.brynje.bench;

import dev.brynje.kube.LabelSelector;
import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.Action;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Namespace;
import dev.brynje.network.model.NamespaceSelection;
import dev.brynje.network.model.Origin;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.PortMatch;
import dev.brynje.network.model.Rule;
import dev.brynje.network.model.RuleList;
import dev.brynje.network.model.Tier;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import dev.brynje.network.reach.Reachability;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Measures how long it takes to work out who reaches whom. Of clusters with little sharing of
 * labels: every pod has an {@code app} of its own, and policies name pods by it.
 */
public final class ClusterReach {
  private static final int PODS_OF_A_NAMESPACE = 100;

  private final RandomGenerator random;
  private final int pods;
  private final int policies;

  private ClusterReach(int pods, int policies, long seed) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.pods = pods;
    this.policies = policies;
  }

  /**
   * Prints times.
   *
   * @param words how many pods, how many policies, the seed, how often
   */
  public static void main(String[] words) {
    if (words.length != 4) {
      System.err.println("usage: ClusterReach PODS POLICIES SEED TIMES");
      System.exit(2);
    }
    Cluster cluster =
        new ClusterReach(
                Integer.parseInt(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[2]))
            .cluster();
    for (int i = 0; i < Integer.parseInt(words[3]); i++) {
      long begun = cpu();
      Reachability reachability = Reachability.of(cluster);
      long loaded = cpu();
      long open = reachability.openPairs();
      long counted = cpu();
      int last = cluster.workloads().size() - 1;
      reachability.between(0, last);
      long asked = cpu();
      Policy first = cluster.policies().getFirst();
      Reachability changed = reachability.changed(List.of(first), List.of(opened(first)));
      long whatIf = cpu();
      if (changed.cluster().policies().size() != cluster.policies().size()) {
        throw new IllegalStateException("a policy is lost");
      }
      System.out.printf(
          "%d pods, %d policies: load %.0f ms, all pairs %.0f ms (%d open), a query %.3f ms, a changed policy %.1f ms%n",
          cluster.workloads().size(),
          cluster.policies().size(),
          (loaded - begun) / 1e6,
          (counted - loaded) / 1e6,
          open,
          (asked - counted) / 1e6,
          (whatIf - asked) / 1e6);
    }
  }

  /** The same policy with another port. */
  private static Policy opened(Policy policy) {
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : policy.ingress().rules()) {
      rules.add(
          new Rule(
              rule.origin(),
              rule.field(),
              rule.name(),
              rule.action(),
              rule.peers(),
              List.of(new PortMatch.Numbers(PortSet.of(Protocol.UDP, 7)))));
    }
    return new Policy(
        policy.object(),
        policy.origin(),
        policy.tier(),
        policy.priority(),
        policy.subject(),
        new RuleList(true, rules),
        policy.egress(),
        "");
  }

  /** CPU time of this thread: the machine may have other work. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private Cluster cluster() {
    List<Namespace> namespaces = new ArrayList<>();
    for (int i = 0; i * PODS_OF_A_NAMESPACE < pods; i++) {
      namespaces.add(new Namespace("ns-" + i, Map.of("team", "team-" + i % 20), Origin.NOWHERE));
    }
    List<Workload> workloads = new ArrayList<>();
    for (int i = 0; i < pods; i++) {
      workloads.add(
          new Workload(
              "ns-" + i / PODS_OF_A_NAMESPACE,
              "Deployment",
              "app-" + i,
              Map.of("app", "app-" + i, "tier", "tier-" + i % 7),
              List.of(),
              false,
              Origin.NOWHERE));
    }
    List<Policy> all = new ArrayList<>();
    for (int i = 0; i < policies; i++) {
      all.add(policy(i));
    }
    return new Cluster(namespaces, workloads, all, List.of(), List.of());
  }

  private Policy policy(int number) {
    int subject = random.nextInt(pods);
    String namespace = "ns-" + subject / PODS_OF_A_NAMESPACE;
    boolean wide = random.nextInt(10) == 0;
    return new Policy(
        new ObjectRef("networking.k8s.io/v1", "NetworkPolicy", namespace, "policy-" + number),
        Origin.NOWHERE,
        Tier.NETWORK_POLICY,
        0,
        new Peer.Pods(
            new NamespaceSelection.Named(namespace),
            wide ? LabelSelector.EVERYTHING : labels("app", "app-" + subject)),
        rules(namespace),
        random.nextBoolean() ? rules(namespace) : RuleList.SILENT,
        "");
  }

  private RuleList rules(String namespace) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int port = 1 + random.nextInt(20) * 100;
      rules.add(
          new Rule(
              Origin.NOWHERE,
              "",
              "",
              Action.ALLOW,
              List.of(peer(namespace), peer(namespace)),
              List.of(new PortMatch.Numbers(PortSet.of(Protocol.TCP, port)))));
    }
    return new RuleList(true, rules);
  }

  private Peer peer(String namespace) {
    return switch (random.nextInt(8)) {
      case 0 ->
          new Peer.Block(
              AddressRange.ofCidr(
                      "203.%d.%d.0/24".formatted(random.nextInt(256), random.nextInt(256)))
                  .orElseThrow(),
              List.of(),
              false);
      case 1 ->
          new Peer.Pods(
              new NamespaceSelection.Labelled(labels("team", "team-" + random.nextInt(20))),
              LabelSelector.EVERYTHING);
      case 2 ->
          new Peer.Pods(
              new NamespaceSelection.Labelled(LabelSelector.EVERYTHING),
              labels("tier", "tier-" + random.nextInt(7)));
      case 3 -> new Peer.Pods(new NamespaceSelection.Named(namespace), LabelSelector.EVERYTHING);
      default ->
          new Peer.Pods(
              new NamespaceSelection.Labelled(LabelSelector.EVERYTHING),
              labels("app", "app-" + random.nextInt(pods)));
    };
  }

  private static LabelSelector labels(String key, String value) {
    return new LabelSelector(Map.of(key, value), List.of());
  }
}
