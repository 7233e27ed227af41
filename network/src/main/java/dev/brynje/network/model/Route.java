package dev.brynje.network.model;

import java.util.List;

/** An Ingress, or a route of the Gateway API: what comes from outside goes to Services. */
public record Route(
    String kind, String namespace, String name, List<Backend> backends, Origin origin)
    implements Part {
  public Route {
    backends = List.copyOf(backends);
  }

  /**
   * A Service that requests go to.
   *
   * @param port name or number of its port; empty when none is written
   */
  public record Backend(String namespace, String service, String port, Origin origin) {}
}
