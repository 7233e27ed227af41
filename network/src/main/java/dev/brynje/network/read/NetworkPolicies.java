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
import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads NetworkPolicies, with the defaults of the API.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">NetworkPolicy</a>
 */
final class NetworkPolicies {
  private NetworkPolicies() {}

  static Policy read(Written written) {
    Field spec = written.spec();
    LabelSelector pods = Selectors.read(written, spec.get("podSelector"));
    List<Rule> ingress = rules(written, spec.get("ingress"), "from");
    List<Rule> egress = rules(written, spec.get("egress"), "to");
    Field types = spec.get("policyTypes");
    List<String> said = types.strings();
    if (said.size() > 2) {
      written.refuseValue(types, said.toString(), "may not specify more than two policyTypes");
    }
    for (Field type : types.items()) {
      String text = type.string().orElse("");
      if (!text.equals("Ingress") && !text.equals("Egress")) {
        written.refuse(
            type,
            "Unsupported value: \"%s\": supported values: \"Egress\", \"Ingress\"".formatted(text));
      }
    }
    boolean closesIngress = said.isEmpty() || said.contains("Ingress");
    boolean closesEgress = said.isEmpty() ? !egress.isEmpty() : said.contains("Egress");
    return new Policy(
        written.ref(),
        written.origin(),
        Tier.NETWORK_POLICY,
        0,
        new Peer.Pods(new NamespaceSelection.Named(written.namespace()), pods),
        closesIngress ? new RuleList(true, ingress) : RuleList.SILENT,
        closesEgress ? new RuleList(true, egress) : RuleList.SILENT,
        "");
  }

  private static List<Rule> rules(Written written, Field list, String end) {
    List<Rule> rules = new ArrayList<>();
    for (Field rule : list.items()) {
      rules.add(
          new Rule(
              written.origin(rule),
              rule.path(),
              "",
              Action.ALLOW,
              peers(written, rule.get(end)),
              ports(written, rule.get("ports"))));
    }
    return rules;
  }

  private static List<Peer> peers(Written written, Field list) {
    List<Peer> peers = new ArrayList<>();
    for (Field peer : list.items()) {
      peers.add(peer(written, peer));
    }
    return peers.isEmpty() ? List.of(new Peer.Everyone()) : peers;
  }

  private static Peer peer(Written written, Field peer) {
    Field pods = peer.get("podSelector");
    Field namespaces = peer.get("namespaceSelector");
    Field block = peer.get("ipBlock");
    if (block.present()) {
      if (pods.present() || namespaces.present()) {
        written.refuse(peer, "Forbidden: may not specify both ipBlock and another peer");
      }
      return Blocks.ipBlock(written, block);
    }
    if (!pods.present() && !namespaces.present()) {
      written.refuse(peer, "Required value: must specify a peer");
      return new Peer.Unknown("a peer without a selector");
    }
    LabelSelector selector = Selectors.read(written, pods);
    return namespaces.present()
        ? new Peer.Pods(
            new NamespaceSelection.Labelled(Selectors.read(written, namespaces)), selector)
        : new Peer.Pods(new NamespaceSelection.Named(written.namespace()), selector);
  }

  private static List<PortMatch> ports(Written written, Field list) {
    List<PortMatch> ports = new ArrayList<>();
    for (Field entry : list.items()) {
      ports.add(port(written, entry));
    }
    return ports.isEmpty() ? List.of(new PortMatch.Numbers(PortSet.ALL)) : ports;
  }

  private static PortMatch port(Written written, Field entry) {
    String name = entry.get("protocol").string().orElse("TCP");
    Optional<Protocol> protocol = Protocol.of(name);
    if (protocol.isEmpty()) {
      written.refuse(
          entry.get("protocol"),
          "Unsupported value: \"%s\": supported values: \"SCTP\", \"TCP\", \"UDP\""
              .formatted(name));
      return new PortMatch.Unknown("protocol " + name);
    }
    Field port = entry.get("port");
    Field end = entry.get("endPort");
    if (!port.present()) {
      if (end.present()) {
        written.refuseValue(end, text(end), "may not be specified when `port` is not specified");
      }
      return new PortMatch.Numbers(PortSet.of(protocol.get()));
    }
    if (!port.isInteger()) {
      if (end.present()) {
        written.refuseValue(end, text(end), "may not be specified when `port` is non-numeric");
      }
      return new PortMatch.Named(Set.of(protocol.get()), port.string().orElse(""));
    }
    return numbers(written, protocol.get(), port, end);
  }

  private static PortMatch numbers(Written written, Protocol protocol, Field port, Field end) {
    OptionalInt first = written.port(port);
    OptionalInt last = end.present() ? written.port(end) : first;
    if (first.isEmpty() || last.isEmpty()) {
      return new PortMatch.Unknown("port " + text(port));
    }
    if (last.getAsInt() < first.getAsInt()) {
      written.refuseValue(end, text(end), "must be greater than or equal to `port`");
      return new PortMatch.Unknown("endPort " + text(end));
    }
    return new PortMatch.Numbers(PortSet.of(protocol, first.getAsInt(), last.getAsInt()));
  }

  private static String text(Field field) {
    return field.stringOrNumber().orElse("");
  }

  /** What a policy that would be refused comes to: nobody knows whether it closes anything. */
  static Policy flawed(Written written, Policy read) {
    return flawed(written, read.subject(), read.ingress().applies(), read.egress().applies());
  }

  /** The same, of one that cannot be read at all. */
  static Policy unreadable(Written written) {
    Peer.Pods all =
        new Peer.Pods(new NamespaceSelection.Named(written.namespace()), LabelSelector.EVERYTHING);
    return flawed(written, all, true, true);
  }

  private static Policy flawed(
      Written written, Peer.Pods subject, boolean ingress, boolean egress) {
    return new Policy(
        written.ref(),
        written.origin(),
        Tier.NETWORK_POLICY,
        0,
        subject,
        ingress ? new RuleList(true, List.of(anything(written, Action.ALLOW))) : RuleList.SILENT,
        egress ? new RuleList(true, List.of(anything(written, Action.ALLOW))) : RuleList.SILENT,
        written.refusals().getFirst().message());
  }

  static Rule anything(Written written, Action action) {
    String why = "the policy would be refused";
    return new Rule(
        written.origin(),
        "",
        "",
        action,
        List.of(new Peer.Unknown(why)),
        List.of(new PortMatch.Unknown(why)));
  }
}
