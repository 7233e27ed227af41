package dev.brynje.network.reach;

import dev.brynje.network.port.PortSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each class of pods reaches among all others, a row at a time: destinations that open the
 * same ports to the same sources are taken together, so that a row costs a few operations on sets
 * for each such group that its source is in.
 */
final class AllPairs {
  /** What more than one of so many ends is in, each row asks for; of the rest it is told. */
  private static final int BROAD = 4;

  private final Profiles egress;
  private final int classes;
  private final List<Group> broad = new ArrayList<>();
  private final List<List<Group>> narrow = new ArrayList<>();

  /** Destinations that open ports to the same sources. */
  private record Group(PortSet ports, Bits sources, Bits destinations) {}

  AllPairs(Profiles egress, Profiles ingress, int classes) {
    this.egress = egress;
    this.classes = classes;
    for (int i = 0; i < classes; i++) {
      narrow.add(new ArrayList<>(4));
    }
    groups(ingress).forEach(this::tell);
  }

  private List<Group> groups(Profiles ingress) {
    // Equal sets of sources are mostly the same object, and looking at each bit takes long.
    IdentityHashMap<Bits, Map<PortSet, Group>> bySources = new IdentityHashMap<>();
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      for (Part part : ingress.of(i).sure().parts()) {
        bySources
            .computeIfAbsent(part.peers(), _ -> new HashMap<>())
            .computeIfAbsent(
                part.ports(),
                ports -> {
                  Group group = new Group(ports, part.peers(), Bits.none(classes));
                  groups.add(group);
                  return group;
                })
            .destinations
            .set(i);
      }
    }
    return groups;
  }

  private void tell(Group group) {
    if (group.sources.count() > group.sources.size() / BROAD) {
      broad.add(group);
      return;
    }
    group.sources.forEach(source -> {
      if (source < classes) {
        narrow.get(source).add(group);
      }
    });
  }

  /** What a class of pods surely reaches; the parts may overlap. */
  Row from(int source) {
    Map<PortSet, Bits> reached = new HashMap<>();
    for (Part out : egress.of(source).sure().parts()) {
      for (Group group : narrow.get(source)) {
        add(reached, out, group);
      }
      for (Group group : broad) {
        if (group.sources.has(source)) {
          add(reached, out, group);
        }
      }
    }
    List<Part> parts = new ArrayList<>(reached.size());
    reached.forEach((ports, ends) -> parts.add(new Part(ports, ends)));
    return new Row(parts);
  }

  private void add(Map<PortSet, Bits> reached, Part out, Group group) {
    PortSet both = out.ports().and(group.ports);
    if (!both.isEmpty() && group.destinations.meets(out.peers())) {
      reached
          .computeIfAbsent(both, _ -> Bits.none(classes))
          .add(group.destinations.and(out.peers()));
    }
  }
}
