package dev.brynje.network.read;

import dev.brynje.kube.Field;
import dev.brynje.kube.LabelSelector;
import dev.brynje.network.model.Action;
import dev.brynje.network.model.NamespaceSelection;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.PortMatch;
import dev.brynje.network.model.Rule;
import dev.brynje.network.model.RuleList;
import dev.brynje.network.model.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads the policies of whole clusters: AdminNetworkPolicy and BaselineAdminNetworkPolicy, and
 * their successor ClusterNetworkPolicy.
 *
 * @see <a href="https://network-policy-api.sigs.k8s.io/api-overview/">Network Policy API</a>
 */
final class ClusterPolicies {
  private static final int HIGHEST_PRIORITY = 1000;
  private static final Peer.Pods EVERY_POD =
      new Peer.Pods(
          new NamespaceSelection.Labelled(LabelSelector.EVERYTHING), LabelSelector.EVERYTHING);

  private final Written written;
  private final Tier tier;

  /** How the kind spells things. */
  private final boolean isSuccessor;

  private ClusterPolicies(Written written, Tier tier, boolean isSuccessor) {
    this.written = written;
    this.tier = tier;
    this.isSuccessor = isSuccessor;
  }

  static Policy admin(Written written) {
    return new ClusterPolicies(written, Tier.ADMIN, false).read();
  }

  static Policy baseline(Written written) {
    String name = written.object().name();
    if (!name.equals("default")) {
      written.refuseValue(
          written.object().metadata().get("name"),
          Selectors.quoted(name),
          "a BaselineAdminNetworkPolicy can only be called \"default\"");
    }
    return new ClusterPolicies(written, Tier.BASELINE, false).read();
  }

  static Policy successor(Written written) {
    Field tier = written.spec().get("tier");
    String name = tier.string().orElse("");
    if (!name.equals("Admin") && !name.equals("Baseline")) {
      written.refuse(
          tier,
          "Unsupported value: \"%s\": supported values: \"Admin\", \"Baseline\"".formatted(name));
    }
    return new ClusterPolicies(written, name.equals("Baseline") ? Tier.BASELINE : Tier.ADMIN, true)
        .read();
  }

  private Policy read() {
    Field spec = written.spec();
    boolean hasPriority = isSuccessor || tier == Tier.ADMIN;
    return new Policy(
        written.ref(),
        written.origin(),
        tier,
        hasPriority ? priority(spec.get("priority")) : 0,
        subject(spec.get("subject")),
        rules(spec.get("ingress"), "from"),
        rules(spec.get("egress"), "to"),
        "");
  }

  private int priority(Field field) {
    OptionalLong priority = field.integer();
    if (priority.isEmpty()) {
      written.refuse(field, "Required value");
      return 0;
    }
    long value = priority.getAsLong();
    if (value < 0 || value > HIGHEST_PRIORITY) {
      written.refuseValue(
          field, Long.toString(value), "should be between 0 and " + HIGHEST_PRIORITY);
      return 0;
    }
    return (int) value;
  }

  private Peer.Pods subject(Field subject) {
    if (subject.get("namespaces").present() == subject.get("pods").present()) {
      written.refuse(subject, "Required value: must specify one of namespaces and pods");
      return EVERY_POD;
    }
    return pods(subject);
  }

  /** Pods by the labels of their namespaces alone, or of both. */
  private Peer.Pods pods(Field peer) {
    Field namespaces = peer.get("namespaces");
    if (namespaces.present()) {
      return new Peer.Pods(
          new NamespaceSelection.Labelled(Selectors.read(written, namespaces)),
          LabelSelector.EVERYTHING);
    }
    Field pods = peer.get("pods");
    return new Peer.Pods(
        new NamespaceSelection.Labelled(Selectors.read(written, pods.get("namespaceSelector"))),
        Selectors.read(written, pods.get("podSelector")));
  }

  private RuleList rules(Field list, String end) {
    List<Rule> rules = new ArrayList<>();
    for (Field rule : written.items(list, most())) {
      List<Peer> peers = peers(rule.get(end));
      List<PortMatch> ports = ports(rule);
      checkNamedPorts(rule, peers, ports);
      rules.add(
          new Rule(
              written.origin(rule),
              rule.path(),
              rule.get("name").string().orElse(""),
              action(rule.get("action"), peers),
              peers,
              ports));
    }
    return rules.isEmpty() ? RuleList.SILENT : new RuleList(true, rules);
  }

  /** How many rules the API takes, and how many peers and ports in each. */
  private int most() {
    return isSuccessor ? 25 : 100;
  }

  private List<PortMatch> ports(Field rule) {
    return isSuccessor
        ? ClusterPorts.ofProtocols(written, written.items(rule.get("protocols"), most()))
        : ClusterPorts.ofPorts(written, written.items(rule.get("ports"), most()));
  }

  private void checkNamedPorts(Field rule, List<Peer> peers, List<PortMatch> ports) {
    if (peers.stream().anyMatch(this::hasNoNames)
        && ports.stream().anyMatch(PortMatch.Named.class::isInstance)) {
      String kinds = isSuccessor ? "networks/nodes/domainNames" : "networks/nodes";
      written.refuse(
          rule,
          "%s peer cannot be set with namedPorts since there are no namedPorts for %s"
              .formatted(kinds, kinds));
    }
  }

  private boolean hasNoNames(Peer peer) {
    return peer instanceof Peer.Block
        || peer instanceof Peer.Nodes
        || (isSuccessor && peer instanceof Peer.Domain);
  }

  private Action action(Field field, List<Peer> peers) {
    String name = field.string().orElse("");
    String allow = isSuccessor ? "Accept" : "Allow";
    boolean passes = isSuccessor || tier == Tier.ADMIN;
    if (name.equals("Deny") || (name.equals("Pass") && passes)) {
      if (peers.stream().anyMatch(Peer.Domain.class::isInstance)) {
        written.refuse(field, "domainNames can only be used with " + allow);
      }
      return name.equals("Deny") ? Action.DENY : Action.PASS;
    }
    if (!name.equals(allow)) {
      written.refuse(
          field,
          "Unsupported value: \"%s\": supported values: \"%s\", \"Deny\"%s"
              .formatted(name, allow, passes ? ", \"Pass\"" : ""));
    }
    return Action.ALLOW;
  }

  private List<Peer> peers(Field list) {
    List<Peer> peers = new ArrayList<>();
    for (Field peer : written.items(list, most())) {
      peers.addAll(peer(peer));
    }
    if (peers.isEmpty()) {
      written.refuse(list, "Required value: must have at least one item");
    }
    return peers;
  }

  private List<Peer> peer(Field peer) {
    Field only = peer.fields().size() == 1 ? peer.fields().getFirst() : peer.get("");
    return switch (only.name()) {
      case "namespaces", "pods" -> List.of(pods(peer));
      case "nodes" -> List.of(new Peer.Nodes(Selectors.read(written, only)));
      case "networks" -> Blocks.networks(written, only);
      case "domainNames" -> domains(only);
      default -> {
        written.refuse(peer, "Required value: must specify one peer that is known");
        yield List.of(new Peer.Unknown("a peer of an unknown kind"));
      }
    };
  }

  private List<Peer> domains(Field names) {
    written.items(names, Blocks.MOST);
    written.refuseDuplicates(names);
    List<Peer> domains = new ArrayList<>();
    names.strings().forEach(name -> domains.add(new Peer.Domain(name)));
    return domains;
  }

  /** What a policy that would be refused comes to: nobody knows what it decides. */
  static Policy flawed(Written written, Policy read) {
    return flawed(
        written, read.tier(), read.priority(), read.subject(), read.ingress(), read.egress());
  }

  /** The same, of one that cannot be read at all. */
  static Policy unreadable(Written written) {
    RuleList anything = new RuleList(true, List.of());
    return flawed(written, Tier.ADMIN, 0, EVERY_POD, anything, anything);
  }

  private static Policy flawed(
      Written written,
      Tier tier,
      int priority,
      Peer.Pods subject,
      RuleList ingress,
      RuleList egress) {
    return new Policy(
        written.ref(),
        written.origin(),
        tier,
        priority,
        subject,
        unknown(written, ingress),
        unknown(written, egress),
        written.refusals().getFirst().message());
  }

  /** Anything may be denied, and what is not may be allowed. */
  private static RuleList unknown(Written written, RuleList rules) {
    if (!rules.applies()) {
      return RuleList.SILENT;
    }
    return new RuleList(
        true,
        List.of(
            NetworkPolicies.anything(written, Action.DENY),
            NetworkPolicies.anything(written, Action.ALLOW)));
  }
}
