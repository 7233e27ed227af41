package dev.brynje.network.model;

import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import java.util.Set;

/** Which destination ports are meant. */
public sealed interface PortMatch {
  /** Ports by number. */
  record Numbers(PortSet ports) implements PortMatch {}

  /** The ports of the destination's containers that have a name. */
  record Named(Set<Protocol> protocols, String name) implements PortMatch {
    public Named {
      protocols = Set.copyOf(protocols);
    }
  }

  /** What cannot be read; it may be any. */
  record Unknown(String reason) implements PortMatch {}
}
