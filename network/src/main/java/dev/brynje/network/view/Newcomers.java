package dev.brynje.network.view;

import dev.brynje.kube.LabelSelector;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Namespace;
import dev.brynje.network.model.NamespaceSelection;
import dev.brynje.network.model.Origin;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Rule;
import dev.brynje.network.model.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Pods that may come later: for each selector of a rule one that it selects, and no other label. A
 * cluster with them tells who would be let in.
 */
final class Newcomers {
  /** No label's value is like it. */
  private static final String ANY = "\0any";

  private final Cluster cluster;
  private final List<String> words = new ArrayList<>();

  private Newcomers(Cluster cluster, List<String> words) {
    this.cluster = cluster;
    this.words.addAll(words);
  }

  /** Adds them to a cluster, after its workloads. */
  static Newcomers of(Cluster cluster) {
    List<Namespace> namespaces = new ArrayList<>(cluster.namespaces());
    List<Workload> workloads = new ArrayList<>(cluster.workloads());
    List<String> words = new ArrayList<>();
    for (Peer.Pods peer : peers(cluster)) {
      String namespace;
      if (peer.namespaces() instanceof NamespaceSelection.Named(String name)) {
        namespace = name;
      } else {
        namespace = "\0" + words.size();
        LabelSelector selector = ((NamespaceSelection.Labelled) peer.namespaces()).selector();
        String called = selector.matchLabels().getOrDefault(Namespace.NAME_LABEL, namespace);
        if (called.equals(namespace)) {
          namespaces.add(new Namespace(namespace, labels(selector), Origin.NOWHERE));
        } else if (namespaces.stream().noneMatch(one -> one.name().equals(called))) {
          namespaces.add(new Namespace(called, labels(selector), Origin.NOWHERE));
        }
        namespace = called;
      }
      words.add(words(peer));
      workloads.add(
          new Workload(
              namespace, "Pod", "\0", labels(peer.pods()), List.of(), false, Origin.NOWHERE));
    }
    return new Newcomers(
        new Cluster(
            namespaces, workloads, cluster.policies(), cluster.services(), cluster.routes()),
        words);
  }

  /** With them. */
  Cluster cluster() {
    return cluster;
  }

  /** How each of them is called, in their order. */
  List<String> words() {
    return words;
  }

  private static Set<Peer.Pods> peers(Cluster cluster) {
    Set<Peer.Pods> peers = new LinkedHashSet<>();
    for (Policy policy : cluster.policies()) {
      for (Direction direction : Direction.values()) {
        for (Rule rule : policy.rules(direction).rules()) {
          for (Peer peer : rule.peers()) {
            if (peer instanceof Peer.Pods pods) {
              peers.add(pods);
            }
          }
        }
      }
    }
    return peers;
  }

  /** Labels that a selector selects, and no more than it asks for. */
  private static Map<String, String> labels(LabelSelector selector) {
    Map<String, String> labels = new HashMap<>(selector.matchLabels());
    for (LabelSelector.Requirement one : selector.matchExpressions()) {
      if (one.operator().equals("In") && !one.values().isEmpty()) {
        labels.putIfAbsent(one.key(), one.values().getFirst());
      } else if (one.operator().equals("Exists")) {
        labels.putIfAbsent(one.key(), ANY);
      }
    }
    return labels;
  }

  private static String words(Peer.Pods peer) {
    String pods = peer.pods().isEmpty() ? "[all pods]" : "[pods with " + words(peer.pods()) + "]";
    return switch (peer.namespaces()) {
      case NamespaceSelection.Named(String name) -> name + "/" + pods;
      case NamespaceSelection.Labelled(LabelSelector selector) ->
          (selector.isEmpty() ? "[all namespaces]" : "[namespaces with " + words(selector) + "]")
              + "/"
              + pods;
    };
  }

  private static String words(LabelSelector selector) {
    List<String> words = new ArrayList<>();
    new TreeMap<>(selector.matchLabels()).forEach((key, value) -> words.add(key + "=" + value));
    for (LabelSelector.Requirement one : selector.matchExpressions()) {
      words.add(
          switch (one.operator()) {
            case "In" -> one.key() + " in (" + String.join(", ", one.values()) + ")";
            case "NotIn" -> one.key() + " not in (" + String.join(", ", one.values()) + ")";
            case "Exists" -> one.key();
            default -> "no " + one.key();
          });
    }
    return String.join(", ", words);
  }
}
