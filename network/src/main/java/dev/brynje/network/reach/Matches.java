package dev.brynje.network.reach;

import dev.brynje.network.model.Direction;
import dev.brynje.network.model.PortMatch;
import dev.brynje.network.model.Rule;
import dev.brynje.network.model.Tier;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what rules match in one direction. */
final class Matches {
  private final Direction direction;
  private final PodClasses classes;
  private final Space space;
  private final Peers peers;
  private final IdentityHashMap<Rule, List<Extent>> ends = new IdentityHashMap<>();
  private final Map<String, Map<PortSet, Bits>> byName = new HashMap<>();

  Matches(Direction direction, PodClasses classes, Space space, Peers peers) {
    this.direction = direction;
    this.classes = classes;
    this.space = space;
    this.peers = peers;
  }

  /**
   * What a rule matches: a part for each of its peers, so that rules that name the same peer share
   * the set of what it is.
   *
   * @param subject the class of pods that it is about: names of ports in its ingress are theirs
   */
  Match of(Rule rule, Tier tier, PodClass subject) {
    PortSet fixed = PortSet.NONE;
    boolean isOpen = false;
    List<PortMatch.Named> named = new ArrayList<>(0);
    for (PortMatch port : rule.ports()) {
      switch (port) {
        case PortMatch.Numbers(PortSet ports) -> fixed = fixed.or(ports);
        case PortMatch.Named name when direction == Direction.EGRESS -> named.add(name);
        case PortMatch.Named(Set<Protocol> protocols, String name) ->
            fixed = fixed.or(only(subject.named().getOrDefault(name, PortSet.NONE), protocols));
        case PortMatch.Unknown _ -> isOpen = true;
      }
    }
    List<Part> sure = new ArrayList<>();
    List<Part> possible = new ArrayList<>();
    boolean isExact = !isOpen;
    for (Extent extent : ends.computeIfAbsent(rule, one -> peers.of(one.peers(), tier))) {
      add(sure, fixed, named, extent.sure());
      add(possible, isOpen ? PortSet.ALL : fixed, named, extent.possible());
      isExact &= extent.isExact();
    }
    return isExact ? Match.exact(sure) : Match.open(sure, possible);
  }

  private void add(List<Part> parts, PortSet fixed, List<PortMatch.Named> named, Bits ends) {
    if (!fixed.isEmpty()) {
      parts.add(new Part(fixed, ends));
    }
    named.forEach(one -> addNamed(one.name(), one.protocols(), ends, parts));
  }

  /** A name means another port at every destination; outside the cluster it means none. */
  private void addNamed(String name, Set<Protocol> protocols, Bits ends, List<Part> into) {
    ports(name)
        .forEach((ports, having) -> {
          PortSet meant = only(ports, protocols);
          if (!meant.isEmpty() && having.meets(ends)) {
            into.add(new Part(meant, having.and(ends)));
          }
        });
  }

  private Map<PortSet, Bits> ports(String name) {
    return byName.computeIfAbsent(name, this::find);
  }

  private Map<PortSet, Bits> find(String name) {
    Map<PortSet, Bits> found = new HashMap<>();
    for (int i = 0; i < classes.count(); i++) {
      PortSet ports = classes.get(i).named().get(name);
      if (ports != null) {
        found.computeIfAbsent(ports, _ -> Bits.none(space.size())).set(i);
      }
    }
    return found;
  }

  private static PortSet only(PortSet ports, Set<Protocol> protocols) {
    PortSet wanted = PortSet.NONE;
    for (Protocol protocol : protocols) {
      wanted = wanted.or(PortSet.of(protocol));
    }
    return ports.and(wanted);
  }
}
