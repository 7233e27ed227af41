package dev.brynje.network.reach;

import dev.brynje.network.port.PortSet;
import java.util.List;

/**
 * With whom a class of pods may speak in one direction, and over which ports.
 *
 * @param parts that may overlap; what any of them has is allowed
 */
record Row(List<Part> parts) {
  Row {
    parts = List.copyOf(parts);
  }

  /** The ports that are allowed with an end. */
  PortSet ports(int end) {
    PortSet ports = PortSet.NONE;
    for (Part part : parts) {
      if (part.peers().has(end)) {
        ports = ports.or(part.ports());
      }
    }
    return ports;
  }
}
