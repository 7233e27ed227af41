package dev.brynje.network.check;

import dev.brynje.network.model.PortMatch;
import dev.brynje.network.model.Rule;
import dev.brynje.network.port.PortSet;

/** What rules say. */
final class Rules {
  private Rules() {}

  /** The ports that a rule means by number. */
  static PortSet numbers(Rule rule) {
    PortSet all = PortSet.NONE;
    for (PortMatch match : rule.ports()) {
      if (match instanceof PortMatch.Numbers(PortSet ports)) {
        all = all.or(ports);
      }
    }
    return all;
  }
}
