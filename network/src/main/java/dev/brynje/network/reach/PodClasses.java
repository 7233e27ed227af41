package dev.brynje.network.reach;

import dev.brynje.kube.LabelSelector;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.ContainerPort;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Namespace;
import dev.brynje.network.model.NamespaceSelection;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.PortMatch;
import dev.brynje.network.model.Rule;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pods of a cluster, thrown together where no policy tells them apart: by the labels that
 * selectors ask for, the class of their namespace, and the ports that policies call by name.
 */
final class PodClasses {
  private final Mentions podMentions = new Mentions();
  private final Mentions namespaceMentions = new Mentions();
  private final Set<String> namedNamespaces = new HashSet<>();
  private final Set<String> namedPorts = new HashSet<>();

  private final List<PodClass> classes;
  private final int[] ofWorkloads;
  private final Map<String, Integer> namespaces = new HashMap<>();
  private final Postings pods;
  private final Postings namespaceLabels;
  private final List<Bits> inNamespace = new ArrayList<>();
  private final Map<NamespaceSelection, Bits> inNamespaces = new HashMap<>();
  private final Bits onHostNetwork;

  private record NamespaceClass(String name, Map<String, String> labels) {}

  PodClasses(Cluster cluster) {
    cluster.policies().forEach(this::gather);
    Map<NamespaceClass, Integer> namespaceClasses = new LinkedHashMap<>();
    for (Namespace one : cluster.namespaces()) {
      String name = namedNamespaces.contains(one.name()) ? one.name() : "";
      NamespaceClass projected =
          new NamespaceClass(name, namespaceMentions.projected(one.labels()));
      int next = namespaceClasses.size();
      namespaces.put(one.name(), namespaceClasses.computeIfAbsent(projected, _ -> next));
    }
    Map<PodClass, Integer> numbers = new LinkedHashMap<>();
    ofWorkloads = new int[cluster.workloads().size()];
    for (int i = 0; i < ofWorkloads.length; i++) {
      int next = numbers.size();
      ofWorkloads[i] = numbers.computeIfAbsent(projected(cluster.workloads().get(i)), _ -> next);
    }
    classes = List.copyOf(numbers.keySet());
    pods = new Postings(classes.stream().map(PodClass::labels).toList());
    namespaceLabels =
        new Postings(namespaceClasses.keySet().stream().map(NamespaceClass::labels).toList());
    namespaceClasses.forEach((_, _) -> inNamespace.add(Bits.none(classes.size())));
    onHostNetwork = Bits.none(classes.size());
    for (int i = 0; i < classes.size(); i++) {
      inNamespace.get(classes.get(i).namespace()).set(i);
      if (classes.get(i).onHostNetwork()) {
        onHostNetwork.set(i);
      }
    }
  }

  private void gather(Policy policy) {
    gather(policy.subject());
    for (Direction direction : Direction.values()) {
      for (Rule rule : policy.rules(direction).rules()) {
        rule.peers().forEach(this::gather);
        for (PortMatch port : rule.ports()) {
          if (port instanceof PortMatch.Named(_, String name)) {
            namedPorts.add(name);
          }
        }
      }
    }
  }

  private void gather(Peer peer) {
    if (peer instanceof Peer.Pods(NamespaceSelection selection, LabelSelector selector)) {
      podMentions.add(selector);
      switch (selection) {
        case NamespaceSelection.Named(String name) -> namedNamespaces.add(name);
        case NamespaceSelection.Labelled(LabelSelector labels) -> namespaceMentions.add(labels);
      }
    }
  }

  private PodClass projected(Workload workload) {
    Map<String, PortSet> named = new HashMap<>();
    for (ContainerPort port : workload.ports()) {
      if (namedPorts.contains(port.name())) {
        named.merge(port.name(), PortSet.of(port.protocol(), port.number()), PortSet::or);
      }
    }
    Integer namespace = namespaces.get(workload.namespace());
    if (namespace == null) {
      throw new IllegalArgumentException("no namespace " + workload.namespace());
    }
    return new PodClass(
        namespace, podMentions.projected(workload.labels()), workload.onHostNetwork(), named);
  }

  /** Whether a policy tells no two pods apart that are one class. */
  boolean suffice(Policy policy) {
    if (!suffices(policy.subject())) {
      return false;
    }
    for (Direction direction : Direction.values()) {
      for (Rule rule : policy.rules(direction).rules()) {
        boolean isKnown =
            rule.peers().stream().allMatch(this::suffices)
                && rule.ports().stream()
                    .allMatch(port ->
                        !(port instanceof PortMatch.Named(_, String name))
                            || namedPorts.contains(name));
        if (!isKnown) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean suffices(Peer peer) {
    return !(peer instanceof Peer.Pods(NamespaceSelection selection, LabelSelector selector))
        || (podMentions.hold(selector) && suffices(selection));
  }

  private boolean suffices(NamespaceSelection selection) {
    return switch (selection) {
      case NamespaceSelection.Named(String name) -> namedNamespaces.contains(name);
      case NamespaceSelection.Labelled(LabelSelector labels) -> namespaceMentions.hold(labels);
    };
  }

  int count() {
    return classes.size();
  }

  PodClass get(int number) {
    return classes.get(number);
  }

  /** The class of a workload, both by number. */
  int of(int workload) {
    return ofWorkloads[workload];
  }

  Bits onHostNetwork() {
    return onHostNetwork;
  }

  /** The classes of pods that are selected. */
  Bits selected(Peer.Pods peer) {
    return in(peer.namespaces()).and(pods.selected(peer.pods()));
  }

  private Bits in(NamespaceSelection selection) {
    return inNamespaces.computeIfAbsent(selection, this::find);
  }

  private Bits find(NamespaceSelection selection) {
    Bits found = Bits.none(classes.size());
    switch (selection) {
      case NamespaceSelection.Named(String name) -> {
        Integer number = namespaces.get(name);
        if (number != null) {
          found.add(inNamespace.get(number));
        }
      }
      case NamespaceSelection.Labelled(LabelSelector selector) ->
          namespaceLabels.selected(selector).forEach(number -> found.add(inNamespace.get(number)));
    }
    return found;
  }
}
