package dev.brynje.network.check;

import dev.brynje.kube.LabelSelector;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Namespace;
import dev.brynje.network.model.NamespaceSelection;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Workload;
import dev.brynje.network.reach.Reachability;
import dev.brynje.network.view.Backends;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as checks see it: who reaches whom in it, which policies are about whom, and the
 * servers that resolve names, which every cluster has though few manifests hold them.
 */
public final class NetworkView {
  private final Cluster written;
  private final NameServers nameServers;
  private final Reachability reachability;
  private final Backends backends;
  private final Map<String, Namespace> namespaces = new HashMap<>();
  private final Map<String, List<Integer>> inNamespace = new HashMap<>();
  private final Map<String, List<Policy>> ofNamespace = new HashMap<>();
  private final List<Policy> clusterWide = new ArrayList<>();
  private final Map<Peer.Pods, List<Integer>> selected = new HashMap<>();
  private @Nullable Edge edge;

  private NetworkView(Cluster written) {
    this.written = written;
    this.nameServers = NameServers.of(written);
    Cluster whole = nameServers.cluster();
    this.reachability = Reachability.of(whole);
    this.backends = new Backends(written);
    whole.namespaces().forEach(one -> namespaces.put(one.name(), one));
    for (int i = 0; i < whole.workloads().size(); i++) {
      String namespace = whole.workloads().get(i).namespace();
      inNamespace.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(i);
    }
    for (Policy policy : whole.policies()) {
      if (policy.subject().namespaces() instanceof NamespaceSelection.Named(String name)) {
        ofNamespace.computeIfAbsent(name, _ -> new ArrayList<>()).add(policy);
      } else {
        clusterWide.add(policy);
      }
    }
  }

  /** Works out a cluster. */
  public static NetworkView of(Cluster cluster) {
    return new NetworkView(cluster);
  }

  /** What manifests say. */
  Cluster cluster() {
    return written;
  }

  /** Those of manifests, in the order of their numbers; those of name servers may follow. */
  List<Workload> workloads() {
    return written.workloads();
  }

  /** One by its number, also a name server that no manifest holds. */
  Workload workload(int number) {
    return nameServers.cluster().workloads().get(number);
  }

  NameServers nameServers() {
    return nameServers;
  }

  Reachability reachability() {
    return reachability;
  }

  /** The pods behind Services and routes. */
  Backends backends() {
    return backends;
  }

  /** The pods that something brings the internet to; looked for when somebody asks. */
  Edge edge() {
    Edge found = edge == null ? new Edge(this) : edge;
    edge = found;
    return found;
  }

  /** The policies about the pods of a workload in a direction. */
  List<Policy> about(int workload, Direction direction) {
    List<Policy> about = new ArrayList<>();
    List<Policy> own = ofNamespace.getOrDefault(workload(workload).namespace(), List.of());
    for (List<Policy> some : List.of(own, clusterWide)) {
      for (Policy policy : some) {
        if (policy.rules(direction).applies() && selects(policy.subject(), workload)) {
          about.add(policy);
        }
      }
    }
    return about;
  }

  /** The numbers of the workloads whose pods are selected, name servers included. */
  List<Integer> selected(Peer.Pods pods) {
    return selected.computeIfAbsent(pods, this::find);
  }

  /** The numbers of all workloads, name servers included. */
  List<Integer> everybody() {
    return selected(
        new Peer.Pods(
            new NamespaceSelection.Labelled(LabelSelector.EVERYTHING), LabelSelector.EVERYTHING));
  }

  private List<Integer> find(Peer.Pods pods) {
    List<Integer> found = new ArrayList<>();
    switch (pods.namespaces()) {
      case NamespaceSelection.Named(String name) -> add(name, pods, found);
      case NamespaceSelection.Labelled labelled -> {
        for (Namespace one : namespaces.values()) {
          if (labelled.selector().matches(one.labels())) {
            add(one.name(), pods, found);
          }
        }
      }
    }
    return found;
  }

  private void add(String namespace, Peer.Pods pods, List<Integer> found) {
    for (int i : inNamespace.getOrDefault(namespace, List.of())) {
      if (pods.pods().matches(workload(i).labels())) {
        found.add(i);
      }
    }
  }

  private boolean selects(Peer.Pods pods, int number) {
    Workload workload = workload(number);
    return selects(pods.namespaces(), workload.namespace())
        && pods.pods().matches(workload.labels());
  }

  /** Whether a namespace is among those that are meant. */
  boolean selects(NamespaceSelection selection, String namespace) {
    return switch (selection) {
      case NamespaceSelection.Named(String name) -> name.equals(namespace);
      case NamespaceSelection.Labelled labelled -> {
        Namespace known = namespaces.get(namespace);
        yield known != null && labelled.selector().matches(known.labels());
      }
    };
  }
}
