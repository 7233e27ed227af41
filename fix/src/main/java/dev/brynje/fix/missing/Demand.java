package dev.brynje.fix.missing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the workloads of one namespace ask for, as far as files say. */
final class Demand {
  private final Map<String, List<Share>> shares = new HashMap<>();
  private final Map<String, Amount> defaults = new HashMap<>();
  private final Set<String> policies = new HashSet<>();
  private long workloads;
  private long pods;
  private long daemons;
  private boolean named;

  /**
   * What one container asks for.
   *
   * @param pods in how many pods it runs
   * @param amount empty when it does not say
   */
  private record Share(long pods, Optional<Amount> amount) {}

  /**
   * Notes a workload.
   *
   * @param perNode whether it runs once on each node, whose number files do not say
   */
  void addWorkload(long pods, boolean perNode, boolean named) {
    workloads++;
    this.pods += pods;
    daemons += perNode ? 1 : 0;
    this.named |= named;
  }

  /** Notes a container; {@code what} is as {@code limits.memory}. */
  void add(String what, long pods, Optional<Amount> amount) {
    shares.computeIfAbsent(what, _ -> new ArrayList<>()).add(new Share(pods, amount));
  }

  /** Notes what a LimitRange gives to containers that do not say it. */
  void addDefault(String what, Amount amount) {
    defaults.putIfAbsent(what, amount);
  }

  /** What a LimitRange among the files gives to containers that do not say it. */
  Optional<Amount> byDefault(String what) {
    return Optional.ofNullable(defaults.get(what));
  }

  void addPolicy(String name) {
    policies.add(name);
  }

  long workloads() {
    return workloads;
  }

  long pods() {
    return pods;
  }

  long daemons() {
    return daemons;
  }

  /** Whether some object says that it is in this namespace. */
  boolean isNamed() {
    return named;
  }

  /** A name that no NetworkPolicy has yet. */
  String freePolicyName(String wanted) {
    String name = wanted;
    for (int number = 2; policies.contains(name); number++) {
      name = wanted + "-" + number;
    }
    return name;
  }

  /** How many containers do not say it. */
  long silent(String what) {
    return shares.getOrDefault(what, List.of()).stream()
        .filter(share -> share.amount.isEmpty())
        .count();
  }

  /** The most that a container says. */
  Optional<Amount> largest(String what) {
    return said(what).stream().max(Comparator.naturalOrder());
  }

  /** The one in the middle of those that containers say, the lower of two. */
  Optional<Amount> middle(String what) {
    List<Amount> sorted = said(what).stream().sorted().toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
  }

  private List<Amount> said(String what) {
    return shares.getOrDefault(what, List.of()).stream()
        .flatMap(share -> share.amount.stream())
        .toList();
  }

  /**
   * What all pods together ask for.
   *
   * @param otherwise for containers that do not say
   */
  Amount sum(String what, Amount otherwise) {
    Amount sum = Amount.NONE;
    for (Share share : shares.getOrDefault(what, List.of())) {
      sum = sum.plus(share.amount.orElse(otherwise).times(share.pods));
    }
    return sum;
  }
}
