package dev.brynje.network.reach;

import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.PortMatch;
import dev.brynje.network.model.Rule;
import dev.brynje.network.model.Tier;
import dev.brynje.network.port.PortSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is allowed to each class of pods in one direction. Classes of the same policies share it.
 */
final class Profiles {
  private static final Comparator<Policy> ORDER =
      Comparator.comparing(Policy::tier).thenComparingInt(Policy::priority);

  private final Direction direction;
  private final PodClasses classes;
  private final Space space;
  private final Matches matches;
  private final Row open;
  private final List<Profile> profiles = new ArrayList<>();
  private final Map<Key, Profile> made = new HashMap<>();
  private final Map<Bits, Bits> shared = new HashMap<>();
  private final List<List<Policy>> ofClasses;

  /** What a profile depends on. */
  private record Key(List<Policy> policies, Map<String, PortSet> named, boolean onHostNetwork) {}

  Profiles(Cluster cluster, Direction direction, PodClasses classes, Space space) {
    this.direction = direction;
    this.classes = classes;
    this.space = space;
    Peers peers = new Peers(classes, space);
    this.open = new Row(List.of(new Part(PortSet.ALL, peers.everything())));
    this.matches = new Matches(direction, classes, space, peers);
    this.ofClasses = ofClasses(cluster.policies());
    for (int i = 0; i < classes.count(); i++) {
      profiles.add(profile(ofClasses.get(i), classes.get(i)));
    }
  }

  /** Of each class, the policies that are about it, in the order in which they decide. */
  private List<List<Policy>> ofClasses(List<Policy> policies) {
    List<List<Policy>> ofClasses = new ArrayList<>();
    for (int i = 0; i < classes.count(); i++) {
      ofClasses.add(new ArrayList<>(0));
    }
    for (Policy policy : policies.stream().sorted(ORDER).toList()) {
      subject(policy).forEach(one -> ofClasses.get(one).add(policy));
    }
    return ofClasses;
  }

  /** The classes that a policy is about in this direction. */
  private Bits subject(Policy policy) {
    if (!policy.rules(direction).applies()) {
      return Bits.none(classes.count());
    }
    Bits subject = classes.selected(policy.subject());
    return policy.tier() == Tier.NETWORK_POLICY ? subject : subject.minus(classes.onHostNetwork());
  }

  /** The same with policies taken away and others added, which tell no classes apart. */
  Profiles changed(List<Policy> without, List<Policy> with) {
    Profiles changed = new Profiles(this);
    Bits affected = Bits.none(classes.count());
    without.forEach(one -> affected.add(subject(one)));
    List<Bits> subjects = with.stream().map(this::subject).toList();
    subjects.forEach(affected::add);
    affected.forEach(one -> {
      List<Policy> about = new ArrayList<>(ofClasses.get(one));
      about.removeAll(without);
      for (int i = 0; i < with.size(); i++) {
        if (subjects.get(i).has(one)) {
          about.add(with.get(i));
        }
      }
      about.sort(ORDER);
      changed.ofClasses.set(one, about);
      changed.profiles.set(one, changed.profile(about, classes.get(one)));
    });
    return changed;
  }

  private Profiles(Profiles other) {
    this.direction = other.direction;
    this.classes = other.classes;
    this.space = other.space;
    this.matches = other.matches;
    this.open = other.open;
    this.ofClasses = new ArrayList<>(other.ofClasses);
    this.profiles.addAll(other.profiles);
  }

  /** The policies about a class, in the order in which they decide. */
  List<Policy> about(int podClass) {
    return ofClasses.get(podClass);
  }

  /** What a rule matches, as a class sees it that its policy is about. */
  Match match(Policy policy, Rule rule, int podClass) {
    return matches.of(rule, policy.tier(), classes.get(podClass));
  }

  /** The rules of a policy in this direction. */
  List<Rule> rules(Policy policy) {
    return policy.rules(direction).rules();
  }

  boolean isOnHostNetwork(int podClass) {
    return classes.get(podClass).onHostNetwork();
  }

  boolean isNode(int end) {
    return end == space.node();
  }

  boolean isAnyPod(int end) {
    return end == space.anyPod();
  }

  Profile of(int podClass) {
    return profiles.get(podClass);
  }

  private Profile profile(List<Policy> about, PodClass subject) {
    Map<String, PortSet> named =
        direction == Direction.INGRESS && usesNames(about) ? subject.named() : Map.of();
    Key key = new Key(about, named, subject.onHostNetwork());
    return made.computeIfAbsent(key, _ -> make(about, subject));
  }

  private boolean usesNames(List<Policy> about) {
    for (Policy policy : about) {
      for (Rule rule : policy.rules(direction).rules()) {
        if (rule.ports().stream().anyMatch(PortMatch.Named.class::isInstance)) {
          return true;
        }
      }
    }
    return false;
  }

  private Profile make(List<Policy> about, PodClass subject) {
    Profile profile = tiers(about, subject);
    if (subject.onHostNetwork() && !about.isEmpty()) {
      // Whether a NetworkPolicy holds for such a pod, the API leaves to implementations.
      return new Profile(profile.sure(), open);
    }
    if (direction == Direction.INGRESS) {
      return new Profile(profile.sure(), withNode(profile.possible()));
    }
    return profile;
  }

  /** A node always reaches its own pods, and which pods those are, no manifest says. */
  private Row withNode(Row row) {
    if (row.ports(space.node()).equals(PortSet.ALL)) {
      return row;
    }
    Bits node = Bits.none(space.size());
    node.set(space.node());
    List<Part> parts = new ArrayList<>(row.parts());
    parts.add(new Part(PortSet.ALL, shared(node)));
    return new Row(parts);
  }

  private Profile tiers(List<Policy> about, PodClass subject) {
    List<Policy> own = about.stream().filter(one -> one.tier() == Tier.NETWORK_POLICY).toList();
    Rulings admin = rulings(about, Tier.ADMIN, subject);
    Rulings baseline =
        own.isEmpty() ? rulings(about, Tier.BASELINE, subject) : new Rulings(List.of());
    Profile allowed = own.isEmpty() ? new Profile(open, open) : allowed(own, subject);
    if (admin.isEmpty() && baseline.isEmpty()) {
      return allowed;
    }
    List<PortSet> ports = new ArrayList<>(admin.ports());
    ports.addAll(baseline.ports());
    allowed.sure().parts().forEach(part -> ports.add(part.ports()));
    allowed.possible().parts().forEach(part -> ports.add(part.ports()));
    Map<Bits, PortSet> sure = new LinkedHashMap<>();
    Map<Bits, PortSet> possible = new LinkedHashMap<>();
    for (PortSet cell : PortSet.cells(ports)) {
      Extent last =
          Match.open(allowed.sure().parts(), allowed.possible().parts()).at(cell, space.size());
      Extent decided = admin.allowed(cell, baseline.allowed(cell, last));
      sure.merge(shared(decided.sure()), cell, PortSet::or);
      possible.merge(shared(decided.possible()), cell, PortSet::or);
    }
    return new Profile(row(sure), row(possible));
  }

  private static Row row(Map<Bits, PortSet> ends) {
    List<Part> parts = new ArrayList<>();
    ends.forEach((peers, ports) -> {
      if (!peers.isEmpty()) {
        parts.add(new Part(ports, peers));
      }
    });
    return new Row(parts);
  }

  private Rulings rulings(List<Policy> about, Tier tier, PodClass subject) {
    Map<Integer, List<List<Ruling>>> byPriority = new LinkedHashMap<>();
    for (Policy policy : about) {
      if (policy.tier() == tier) {
        List<Ruling> rulings = new ArrayList<>();
        for (Rule rule : policy.rules(direction).rules()) {
          rulings.add(new Ruling(rule.action(), matches.of(rule, tier, subject)));
        }
        byPriority.computeIfAbsent(policy.priority(), _ -> new ArrayList<>()).add(rulings);
      }
    }
    return new Rulings(List.copyOf(byPriority.values()));
  }

  /** What any of the NetworkPolicies about a pod allows. */
  private Profile allowed(List<Policy> own, PodClass subject) {
    List<Part> sure = new ArrayList<>();
    List<Part> possible = new ArrayList<>();
    boolean isExact = true;
    for (Policy policy : own) {
      for (Rule rule : policy.rules(direction).rules()) {
        Match match = matches.of(rule, policy.tier(), subject);
        sure.addAll(match.sure());
        possible.addAll(match.possible());
        isExact &= match.isExact();
      }
    }
    Row row = new Row(sure);
    return new Profile(row, isExact ? row : new Row(possible));
  }

  /** Sets that are equal are held once. */
  private Bits shared(Bits bits) {
    Bits known = shared.putIfAbsent(bits, bits);
    return known == null ? bits : known;
  }
}
