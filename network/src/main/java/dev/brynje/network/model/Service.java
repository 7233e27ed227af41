package dev.brynje.network.model;

import dev.brynje.kube.LabelSelector;
import dev.brynje.network.port.Protocol;
import java.util.List;

/**
 * A Service.
 *
 * @param selector of the pods behind it; an empty one selects none
 * @param type as the API spells it: {@code ClusterIP}, {@code NodePort}, {@code LoadBalancer},
 *     {@code ExternalName}
 * @param keepsSource whether pods see the address of who calls from outside, for {@code
 *     externalTrafficPolicy} is {@code Local}
 * @param externalName the host that it is another name of; mostly empty
 */
public record Service(
    String namespace,
    String name,
    LabelSelector selector,
    String type,
    boolean headless,
    boolean keepsSource,
    String externalName,
    List<Port> ports,
    Origin origin)
    implements Part {
  public Service {
    ports = List.copyOf(ports);
  }

  /**
   * A port of a Service.
   *
   * @param name empty when it has none
   * @param target number or name of the container's port
   */
  public record Port(String name, Protocol protocol, int number, String target, Origin origin) {}

  /** Whether it is reached from outside the cluster. */
  public boolean isExposed() {
    return type.equals("NodePort") || type.equals("LoadBalancer");
  }
}
