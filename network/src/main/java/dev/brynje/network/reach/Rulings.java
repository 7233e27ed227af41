package dev.brynje.network.reach;

import dev.brynje.network.port.PortSet;
import java.util.ArrayList;
import java.util.List;

/**
 * A tier in which the first match decides, as one class of pods sees it.
 *
 * <p>Read from its last rule to its first: what a rule does not match is as the rules after it have
 * it, and where it is open whether it matches, both must allow for the sure answer, and one for the
 * possible one.
 *
 * @param byPriority the policies of one priority together, the most important first; which of
 *     several that match is taken, the API leaves open
 */
record Rulings(List<List<List<Ruling>>> byPriority) {
  Rulings {
    byPriority = List.copyOf(byPriority);
  }

  boolean isEmpty() {
    return byPriority.isEmpty();
  }

  /** The sets of ports that any rule names. */
  List<PortSet> ports() {
    List<PortSet> ports = new ArrayList<>();
    for (List<List<Ruling>> policies : byPriority) {
      for (List<Ruling> policy : policies) {
        for (Ruling ruling : policy) {
          ruling.match().possible().forEach(part -> ports.add(part.ports()));
          ruling.match().sure().forEach(part -> ports.add(part.ports()));
        }
      }
    }
    return ports;
  }

  /**
   * Who is allowed at ports that no rule tells apart.
   *
   * @param next who is allowed by the tiers after it
   */
  Extent allowed(PortSet cell, Extent next) {
    Extent now = next;
    for (List<List<Ruling>> policies : byPriority.reversed()) {
      now =
          policies.size() == 1
              ? one(policies.getFirst(), cell, now, next)
              : any(policies, cell, now, next);
    }
    return now;
  }

  private static Extent one(List<Ruling> policy, PortSet cell, Extent rest, Extent next) {
    Extent now = rest;
    for (Ruling ruling : policy.reversed()) {
      Extent match = ruling.match().at(cell, rest.sure().size());
      now =
          switch (ruling.action()) {
            case ALLOW -> now.or(match);
            case DENY ->
                new Extent(now.sure().minus(match.possible()), now.possible().minus(match.sure()));
            case PASS -> passed(match, now, next);
          };
    }
    return now;
  }

  private static Extent passed(Extent match, Extent now, Extent next) {
    Bits unsure = match.possible().minus(match.sure());
    Bits sure = match.sure().and(next.sure());
    sure.add(unsure.and(next.sure()).and(now.sure()));
    sure.add(now.sure().minus(match.possible()));
    Bits possible = match.possible().and(next.possible());
    possible.add(now.possible().minus(match.sure()));
    return new Extent(sure, possible);
  }

  /** Any of several policies that match may be the one that decides. */
  private static Extent any(List<List<Ruling>> policies, PortSet cell, Extent rest, Extent next) {
    int size = rest.sure().size();
    // What a policy does not match, it has no say about: neither against nor for.
    Extent silence = new Extent(Bits.all(size), Bits.none(size));
    Bits matched = Bits.none(size);
    Bits sure = Bits.all(size);
    Bits possible = Bits.none(size);
    for (List<Ruling> policy : policies) {
      for (Ruling ruling : policy) {
        matched.add(ruling.match().at(cell, size).sure());
      }
      Extent own = one(policy, cell, silence, next);
      sure = sure.and(own.sure());
      possible.add(own.possible());
    }
    possible.add(rest.possible().minus(matched));
    return new Extent(sure.and(matched.or(rest.sure())), possible);
  }
}
