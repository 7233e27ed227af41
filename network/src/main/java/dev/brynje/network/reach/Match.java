package dev.brynje.network.reach;

import dev.brynje.network.port.PortSet;
import java.util.List;

/**
 * What a rule matches, as seen from the pods that it is about.
 *
 * @param isExact whether nothing is left open, so that both lists are one
 */
record Match(List<Part> sure, List<Part> possible, boolean isExact) {
  static Match exact(List<Part> parts) {
    List<Part> all = List.copyOf(parts);
    return new Match(all, all, true);
  }

  static Match open(List<Part> sure, List<Part> possible) {
    return new Match(List.copyOf(sure), List.copyOf(possible), false);
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
