package dev.brynje.network.view;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The connections of a list that are sure, and their ends as pictures group them.
 *
 * @param inside the workloads of each namespace, in the order of their texts
 * @param outside the other ends, likewise
 */
record Drawing(
    Map<String, List<End.OfWorkload>> inside, List<End> outside, List<Connection> connections) {

  static Drawing of(List<Connection> connections) {
    List<Connection> sure =
        connections.stream().filter(one -> !one.reach().sure().isEmpty()).toList();
    Map<String, End> ends = new TreeMap<>();
    for (Connection one : sure) {
      ends.put(one.from().toString(), one.from());
      ends.put(one.to().toString(), one.to());
    }
    TreeSet<String> namespaces = new TreeSet<>();
    List<End.OfWorkload> workloads =
        ends.values().stream()
            .filter(End.OfWorkload.class::isInstance)
            .map(End.OfWorkload.class::cast)
            .toList();
    workloads.forEach(one -> namespaces.add(one.namespace()));
    Map<String, List<End.OfWorkload>> inside = new TreeMap<>();
    for (String namespace : namespaces) {
      inside.put(
          namespace, workloads.stream().filter(one -> one.namespace().equals(namespace)).toList());
    }
    List<End> outside =
        ends.values().stream().filter(one -> !(one instanceof End.OfWorkload)).toList();
    return new Drawing(inside, outside, sure);
  }
}
