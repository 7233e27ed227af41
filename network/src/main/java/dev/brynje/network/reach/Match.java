package dev.brynje.network.reach;

import dev.brynje.network.port.PortSet;
import java.util.List;

/** What a rule matches, as seen from the pods that it is about. */
record Match(List<Part> sure, List<Part> possible) {
  Match {
    sure = List.copyOf(sure);
    possible = List.copyOf(possible);
  }

  /** The ends that it matches at ports that it does not tell apart. */
  Extent at(PortSet cell, int size) {
    return new Extent(at(sure, cell, size), at(possible, cell, size));
  }

  private static Bits at(List<Part> parts, PortSet cell, int size) {
    Bits ends = Bits.none(size);
    for (Part part : parts) {
      if (part.ports().holds(cell)) {
        ends.add(part.peers());
      }
    }
    return ends;
  }
}
