package dev.brynje.network.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pods that are alike, as those of one owner are.
 *
 * @param kind of the owner; {@code Pod} when there is none
 * @param labels of its pods
 * @param ports of its containers
 * @param onHostNetwork whether its pods use the network of their node
 * @param sensitive why one would take it over
 */
public record Workload(
    String namespace,
    String kind,
    String name,
    Map<String, String> labels,
    List<ContainerPort> ports,
    boolean onHostNetwork,
    Set<Sensitivity> sensitive,
    Origin origin)
    implements Part {
  public Workload {
    labels = Map.copyOf(labels);
    ports = List.copyOf(ports);
    sensitive = Set.copyOf(sensitive);
  }

  /** One that is not known to be sensitive. */
  public Workload(
      String namespace,
      String kind,
      String name,
      Map<String, String> labels,
      List<ContainerPort> ports,
      boolean onHostNetwork,
      Origin origin) {
    this(namespace, kind, name, labels, ports, onHostNetwork, Set.of(), origin);
  }

  /** As lists of connections write it: {@code shop/web[Deployment]}. */
  @Override
  public String toString() {
    return namespace + "/" + name + "[" + kind + "]";
  }
}
