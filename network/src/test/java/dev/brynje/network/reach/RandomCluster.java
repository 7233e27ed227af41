package dev.brynje.network.reach;

import dev.brynje.kube.LabelSelector;
import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.Action;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.ContainerPort;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Small clusters with all that policies can say. */
public final class RandomCluster {
  private static final List<String> BLOCKS =
      List.of(
          "0.0.0.0/0",
          "10.0.0.0/8",
          "10.1.0.0/16",
          "203.0.113.0/24",
          "203.0.113.7/32",
          "::/0",
          "fd00::/8",
          "2001:db8::/32",
          "128.0.0.0/1");

  private static final List<String> KEYS = List.of("app", "tier", "env");
  private static final List<String> VALUES = List.of("a", "b", "c");
  private static final List<String> NAMES = List.of("http", "dns", "metrics");
  private static final List<String> NAMESPACES = List.of("one", "two", "three");
  private static final List<Integer> PORTS = List.of(53, 80, 8080, 65535);

  private final RandomGenerator random;
  private final List<String> blocks;
  private final boolean isKnown;

  RandomCluster(RandomGenerator random) {
    this(random, BLOCKS, false);
  }

  private RandomCluster(RandomGenerator random, List<String> blocks, boolean isKnown) {
    this.random = random;
    this.blocks = blocks;
    this.isKnown = isKnown;
  }

  /**
   * Clusters of which nearly everything is known: no pod in the network of its node, no peer or
   * port that manifests cannot tell, and hardly ever two policies of the same priority.
   *
   * @param blocks that policies name
   */
  public static RandomCluster known(RandomGenerator random, List<String> blocks) {
    return new RandomCluster(random, blocks, true);
  }

  Cluster cluster() {
    return cluster(some(6, this::workload), some(6, this::policy));
  }

  /** One with a number of workloads, and at least one policy. */
  public Cluster cluster(int workloads) {
    List<Policy> policies = new ArrayList<>(some(7, this::policy));
    policies.add(policy());
    return cluster(Stream.generate(this::workload).limit(workloads).toList(), policies);
  }

  private Cluster cluster(List<Workload> workloads, List<Policy> policies) {
    List<Namespace> namespaces = new ArrayList<>();
    NAMESPACES.forEach(name -> namespaces.add(new Namespace(name, labels(), Origin.NOWHERE)));
    return new Cluster(namespaces, workloads, policies, List.of(), List.of());
  }

  private <T> List<T> some(int most, Supplier<T> one) {
    List<T> some = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      some.add(one.get());
    }
    return some;
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private boolean rarely() {
    return random.nextInt(10) == 0;
  }

  /** Whether something is chosen that makes answers unknown. */
  private boolean darkens() {
    return !isKnown && rarely();
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new HashMap<>();
    for (String key : KEYS) {
      if (random.nextBoolean()) {
        labels.put(key, any(VALUES));
      }
    }
    return labels;
  }

  private Workload workload() {
    return new Workload(
        any(NAMESPACES),
        "Deployment",
        "w" + random.nextInt(1000),
        labels(),
        some(3, () -> new ContainerPort(any(NAMES), any(List.of(Protocol.values())), any(PORTS))),
        darkens(),
        Origin.NOWHERE);
  }

  private Policy policy() {
    Tier tier = any(List.of(Tier.ADMIN, Tier.NETWORK_POLICY, Tier.NETWORK_POLICY, Tier.BASELINE));
    boolean isOwn = tier == Tier.NETWORK_POLICY;
    String namespace = any(NAMESPACES);
    Peer.Pods subject =
        isOwn
            ? new Peer.Pods(new NamespaceSelection.Named(namespace), selector())
            : new Peer.Pods(new NamespaceSelection.Labelled(selector()), selector());
    return new Policy(
        new ObjectRef("v1", "Policy", namespace, "p" + random.nextInt(1000)),
        Origin.NOWHERE,
        tier,
        isOwn ? 0 : random.nextInt(isKnown ? 1000 : 3),
        subject,
        rules(tier, namespace, false),
        rules(tier, namespace, true),
        "");
  }

  private RuleList rules(Tier tier, String namespace, boolean egress) {
    List<Rule> rules = some(3, () -> rule(tier, namespace, egress));
    boolean applies = tier == Tier.NETWORK_POLICY ? random.nextInt(3) > 0 : !rules.isEmpty();
    return applies ? new RuleList(true, rules) : RuleList.SILENT;
  }

  private Rule rule(Tier tier, String namespace, boolean egress) {
    boolean isOwn = tier == Tier.NETWORK_POLICY;
    List<Peer> peers = some(2, () -> peer(tier, namespace, egress));
    if (peers.isEmpty()) {
      peers = List.of(isOwn ? new Peer.Everyone() : pods(namespace, false));
    }
    List<PortMatch> ports = some(3, this::port);
    return new Rule(
        Origin.NOWHERE,
        "",
        "",
        isOwn ? Action.ALLOW : any(List.of(Action.values())),
        peers,
        ports.isEmpty() ? List.of(new PortMatch.Numbers(PortSet.ALL)) : ports);
  }

  private Peer peer(Tier tier, String namespace, boolean egress) {
    boolean isOwn = tier == Tier.NETWORK_POLICY;
    if (darkens() && rarely()) {
      return new Peer.Unknown("random");
    }
    if (!isOwn && egress && darkens()) {
      return random.nextBoolean() ? new Peer.Nodes(selector()) : new Peer.Domain("example.com");
    }
    if (random.nextInt(3) == 0 && (isOwn || egress)) {
      return block(!isOwn);
    }
    return pods(namespace, isOwn);
  }

  private Peer block(boolean meansPods) {
    AddressRange range = AddressRange.ofCidr(any(blocks)).orElseThrow();
    List<AddressRange> except = new ArrayList<>();
    for (String cidr : blocks) {
      AddressRange less = AddressRange.ofCidr(cidr).orElseThrow();
      if (!meansPods && range.holds(less) && !range.equals(less) && random.nextInt(3) == 0) {
        except.add(less);
      }
    }
    return new Peer.Block(range, except, meansPods);
  }

  private Peer pods(String namespace, boolean mayBeSame) {
    return mayBeSame && random.nextBoolean()
        ? new Peer.Pods(new NamespaceSelection.Named(namespace), selector())
        : new Peer.Pods(new NamespaceSelection.Labelled(selector()), selector());
  }

  private LabelSelector selector() {
    Map<String, String> labels = new HashMap<>();
    if (random.nextInt(3) == 0) {
      labels.put(any(KEYS), any(VALUES));
    }
    return new LabelSelector(labels, random.nextInt(3) == 0 ? List.of(requirement()) : List.of());
  }

  private LabelSelector.Requirement requirement() {
    String operator = any(List.of("In", "NotIn", "Exists", "DoesNotExist"));
    boolean hasValues = operator.endsWith("In");
    return new LabelSelector.Requirement(
        any(KEYS), operator, hasValues ? List.of(any(VALUES), any(VALUES)) : List.of());
  }

  private PortMatch port() {
    Protocol protocol = any(List.of(Protocol.values()));
    return switch (random.nextInt(8)) {
      case 0, 1 -> new PortMatch.Named(Set.of(protocol), any(NAMES));
      case 2 -> new PortMatch.Named(Set.of(Protocol.values()), any(NAMES));
      case 3 -> new PortMatch.Numbers(PortSet.of(protocol));
      case 4 -> new PortMatch.Numbers(PortSet.of(protocol, 80, 8080));
      case 5 ->
          darkens()
              ? new PortMatch.Unknown("random")
              : new PortMatch.Numbers(PortSet.of(protocol, any(PORTS)));
      default -> new PortMatch.Numbers(PortSet.of(protocol, any(PORTS)));
    };
  }
}
