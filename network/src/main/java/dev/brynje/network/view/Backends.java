package dev.brynje.network.view;

import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.ContainerPort;
import dev.brynje.network.model.Route;
import dev.brynje.network.model.Service;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The pods behind Services, and the ports of theirs that a Service leads to. */
public final class Backends {
  private final Cluster cluster;
  private final Map<String, List<Integer>> pods = new HashMap<>();
  private final Map<String, Service> services = new HashMap<>();

  public Backends(Cluster cluster) {
    this.cluster = cluster;
    for (int i = 0; i < cluster.workloads().size(); i++) {
      String namespace = cluster.workloads().get(i).namespace();
      pods.computeIfAbsent(namespace, _ -> new ArrayList<>()).add(i);
    }
    cluster.services().forEach(one -> services.put(one.namespace() + "/" + one.name(), one));
  }

  /** By the number of its workload, the ports of a pod that Ingresses and routes lead to. */
  public Map<Integer, PortSet> ofRoutes() {
    Map<Integer, PortSet> all = new TreeMap<>();
    for (Route route : cluster.routes()) {
      of(route).forEach((pod, ports) -> all.merge(pod, ports, PortSet::or));
    }
    return all;
  }

  /** The same, of one of them. */
  public Map<Integer, PortSet> of(Route route) {
    Map<Integer, PortSet> all = new TreeMap<>();
    for (Route.Backend backend : route.backends()) {
      service(backend)
          .ifPresent(service ->
              of(service, backend.port())
                  .forEach((pod, ports) -> all.merge(pod, ports, PortSet::or)));
    }
    return all;
  }

  /** The Service that requests go to; empty when no manifest holds it. */
  public Optional<Service> service(Route.Backend backend) {
    return Optional.ofNullable(services.get(backend.namespace() + "/" + backend.service()));
  }

  /**
   * By the number of its workload, the ports of a pod that a Service leads to.
   *
   * @param port name or number of the Service's port; empty for all of them
   */
  public Map<Integer, PortSet> of(Service service, String port) {
    Map<Integer, PortSet> all = new TreeMap<>();
    if (service.selector().isEmpty() || service.type().equals("ExternalName")) {
      return all;
    }
    for (int pod : pods.getOrDefault(service.namespace(), List.of())) {
      Workload workload = cluster.workloads().get(pod);
      if (service.selector().matches(workload.labels())) {
        PortSet ports = PortSet.NONE;
        for (Service.Port one : service.ports()) {
          if (isMeant(one, port)) {
            ports = ports.or(target(one, workload));
          }
        }
        if (!ports.isEmpty()) {
          all.put(pod, ports);
        }
      }
    }
    return all;
  }

  private static boolean isMeant(Service.Port one, String port) {
    return port.isEmpty() || port.equals(one.name()) || port.equals(Integer.toString(one.number()));
  }

  /** The container's port that a Service's port leads to; none when no container has its name. */
  private static PortSet target(Service.Port port, Workload workload) {
    PortSet found = PortSet.NONE;
    for (ContainerPort one : workload.ports()) {
      if (one.name().equals(port.target()) && one.protocol() == port.protocol()) {
        found = found.or(PortSet.of(one.protocol(), one.number()));
      }
    }
    return found.isEmpty() ? numbered(port) : found;
  }

  private static PortSet numbered(Service.Port port) {
    OptionalInt number = PortSet.number(port.target());
    return number.isPresent() ? PortSet.of(port.protocol(), number.getAsInt()) : PortSet.NONE;
  }
}
