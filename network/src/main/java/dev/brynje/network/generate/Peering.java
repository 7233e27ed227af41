package dev.brynje.network.generate;

import dev.brynje.network.port.PortSet;
import java.util.Set;
import java.util.TreeSet;

/** What one side of a policy is allowed: with whom, over which ports, and what says so. */
final class Peering {
  private final Side other;
  private PortSet ports = PortSet.NONE;
  private final Set<String> reasons = new TreeSet<>();

  Peering(Side other) {
    this.other = other;
  }

  void add(PortSet more, String reason) {
    ports = ports.or(more);
    reasons.add(reason);
  }

  Side other() {
    return other;
  }

  PortSet ports() {
    return ports;
  }

  Set<String> reasons() {
    return reasons;
  }
}
