package dev.brynje.network.generate;

import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Mentions;
import dev.brynje.network.model.Namespace;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes policies that allow what is needed and nothing else, a text for each namespace. */
public final class PolicyWriter {
  private final Cluster cluster;
  private final boolean hasNodeDns;
  private final Map<String, Map<String, String>> selectors = new HashMap<>();
  private final Map<Integer, Map<Side, Peering>> ingress = new TreeMap<>();
  private final Map<Integer, Map<Side, Peering>> egress = new TreeMap<>();
  private final List<String> remarks = new ArrayList<>();

  /**
   * What was written.
   *
   * @param texts by namespace
   * @param remarks what could not be, one line each
   */
  public record Written(Map<String, String> texts, List<String> remarks) {
    public Written {
      texts = new LinkedHashMap<>(texts);
      remarks = List.copyOf(remarks);
    }
  }

  private PolicyWriter(Cluster cluster, List<Mentions> mentions, boolean hasNodeDns) {
    this.cluster = cluster;
    this.hasNodeDns = hasNodeDns;
    mentions.forEach(one -> selectors.put(one.workload(), one.selector()));
  }

  /**
   * Writes.
   *
   * @param mentions by whom the labels are known that select a workload's pods
   * @param hasNodeDns whether names are asked of NodeLocal DNSCache too
   */
  public static Written write(
      Cluster cluster, List<Mentions> mentions, List<Need> needs, boolean hasNodeDns) {
    PolicyWriter writer = new PolicyWriter(cluster, mentions, hasNodeDns);
    needs.forEach(writer::add);
    return writer.write();
  }

  private void add(Need need) {
    if (need.to() instanceof Side.OfWorkload(int number)) {
      put(ingress, number, need.from(), need);
    }
    if (need.from() instanceof Side.OfWorkload(int number)) {
      put(egress, number, need.to(), need);
    }
    if (need.from() instanceof Side.OfNamespace(String name)) {
      // Any of its pods may be the one that is meant, and all of them are closed too.
      for (int i = 0; i < cluster.workloads().size(); i++) {
        if (cluster.workloads().get(i).namespace().equals(name)) {
          put(egress, i, need.to(), need);
        }
      }
    }
  }

  private static void put(
      Map<Integer, Map<Side, Peering>> into, int number, Side other, Need need) {
    into.computeIfAbsent(number, _ -> new LinkedHashMap<>())
        .computeIfAbsent(other, Peering::new)
        .add(need.ports(), need.reason());
  }

  private Written write() {
    Map<String, String> texts = new TreeMap<>();
    for (Namespace namespace : cluster.namespaces()) {
      if (cluster.workloads().stream().anyMatch(one -> one.namespace().equals(namespace.name()))) {
        texts.put(namespace.name(), text(namespace.name()));
      }
    }
    return new Written(texts, remarks);
  }

  private String text(String namespace) {
    StringBuilder text = new StringBuilder(DefaultPolicies.of(namespace, hasNodeDns));
    Set<String> names = new HashSet<>(DefaultPolicies.NAMES);
    Map<String, Integer> sorted = new TreeMap<>();
    for (int i = 0; i < cluster.workloads().size(); i++) {
      if (cluster.workloads().get(i).namespace().equals(namespace)) {
        sorted.putIfAbsent(cluster.workloads().get(i).toString(), i);
      }
    }
    sorted.values().forEach(number -> append(text, number, names));
    return text.toString();
  }

  private void append(StringBuilder text, int number, Set<String> names) {
    Map<Side, Peering> in = ingress.getOrDefault(number, Map.of());
    Map<Side, Peering> out = egress.getOrDefault(number, Map.of());
    if (in.isEmpty() && out.isEmpty()) {
      return;
    }
    Workload workload = cluster.workloads().get(number);
    Map<String, String> selector = selector(number);
    if (selector.isEmpty()) {
      remarks.add(
          "%s has no labels, so that no policy can name it; give its pods a label"
              .formatted(workload));
      return;
    }
    text.append("---\n# What ").append(workload).append(" needs.\n");
    text.append("apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n");
    text.append("  name: ").append(YamlText.of(name(workload, names))).append('\n');
    text.append("  namespace: ").append(YamlText.of(workload.namespace())).append('\n');
    text.append("spec:\n  podSelector:\n    matchLabels:\n");
    text.append(YamlText.labels(selector, 6));
    text.append("  policyTypes:\n");
    text.append(in.isEmpty() ? "" : "    - Ingress\n")
        .append(out.isEmpty() ? "" : "    - Egress\n");
    rules(text, Direction.INGRESS, workload.namespace(), in);
    rules(text, Direction.EGRESS, workload.namespace(), out);
  }

  private static String name(Workload workload, Set<String> names) {
    String name = workload.name();
    if (!names.add(name)) {
      name = name + "-" + workload.kind().toLowerCase(Locale.ROOT);
      names.add(name);
    }
    return name;
  }

  private Map<String, String> selector(int number) {
    Workload workload = cluster.workloads().get(number);
    return selectors.getOrDefault(workload.toString(), workload.labels());
  }

  private void rules(
      StringBuilder text, Direction direction, String namespace, Map<Side, Peering> peerings) {
    if (peerings.isEmpty()) {
      return;
    }
    text.append(direction == Direction.INGRESS ? "  ingress:\n" : "  egress:\n");
    // Ends with the same ports are one rule.
    Map<String, List<Peering>> byPorts = new TreeMap<>();
    for (Peering one : peerings.values()) {
      byPorts.computeIfAbsent(one.ports().toString(), _ -> new ArrayList<>()).add(one);
    }
    for (List<Peering> rule : byPorts.values()) {
      Map<String, String> peers = new TreeMap<>();
      rule.forEach(one -> peer(one, namespace, peers));
      if (peers.isEmpty()) {
        continue;
      }
      Set<String> reasons = new TreeSet<>();
      rule.forEach(one -> reasons.addAll(one.reasons()));
      reasons.forEach(
          reason -> text.append("    # ").append(YamlText.comment(reason)).append('\n'));
      text.append(direction == Direction.INGRESS ? "    - from:\n" : "    - to:\n");
      peers.values().forEach(text::append);
      ports(text, rule.getFirst().ports());
    }
  }

  private void peer(Peering peering, String namespace, Map<String, String> into) {
    switch (peering.other()) {
      case Side.Everybody _ -> {
        into.put("0", "        - ipBlock:\n            cidr: 0.0.0.0/0\n");
        into.put("1", "        - ipBlock:\n            cidr: ::/0\n");
      }
      case Side.Outside(var range) -> {
        String cidr = range.first() + (range.first().six() ? "/128" : "/32");
        into.put("2" + cidr, "        - ipBlock:\n            cidr: %s\n".formatted(cidr));
      }
      case Side.OfNamespace(String name) ->
          into.put("3" + name, namespaced(name).replaceFirst("          ", "        - "));
      case Side.OfWorkload(int number) -> {
        Workload other = cluster.workloads().get(number);
        Map<String, String> selector = selector(number);
        if (selector.isEmpty()) {
          remarks.add(
              "%s has no labels, so that no rule can name it; give its pods a label"
                  .formatted(other));
          return;
        }
        StringBuilder peer = new StringBuilder();
        if (!other.namespace().equals(namespace)) {
          peer.append(namespaced(other.namespace()));
        }
        peer.append("          podSelector:\n            matchLabels:\n");
        peer.append(YamlText.labels(selector, 14));
        into.put("4" + other, peer.toString().replaceFirst("          ", "        - "));
      }
    }
  }

  private static String namespaced(String name) {
    return """
              namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: %s
    """
        .formatted(YamlText.of(name));
  }

  private static void ports(StringBuilder text, PortSet ports) {
    if (ports.equals(PortSet.ALL)) {
      return;
    }
    text.append("      ports:\n");
    for (PortSet.Run run : ports.runs()) {
      text.append("        - protocol: ").append(run.protocol()).append('\n');
      text.append("          port: ").append(run.first()).append('\n');
      if (run.last() > run.first()) {
        text.append("          endPort: ").append(run.last()).append('\n');
      }
    }
  }
}
