package dev.brynje.network.model;

import java.util.List;

/**
 * What decides who reaches whom.
 *
 * @param namespaces all in which something is; each name once
 */
public record Cluster(
    List<Namespace> namespaces,
    List<Workload> workloads,
    List<Policy> policies,
    List<Service> services,
    List<Route> routes) {
  public Cluster {
    namespaces = List.copyOf(namespaces);
    workloads = List.copyOf(workloads);
    policies = List.copyOf(policies);
    services = List.copyOf(services);
    routes = List.copyOf(routes);
  }
}
