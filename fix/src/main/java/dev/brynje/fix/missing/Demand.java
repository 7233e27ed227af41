package dev.brynje.fix.missing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
   * What the containers of one workload's pods ask for.
   *
   * @param count how many pods there are
   * @param lasting what containers say that run at the same time; empty of those that say nothing
   * @param passing what init containers say that end before
   */
  private record Share(long count, List<Optional<Amount>> lasting, List<Optional<Amount>> passing) {
    Share {
      lasting = List.copyOf(lasting);
      passing = List.copyOf(passing);
    }

    private Stream<Optional<Amount>> containers() {
      return Stream.concat(lasting.stream(), passing.stream());
    }

    /** As the API server counts a pod: the higher of what runs together and what ran before. */
    private Amount sum(Amount otherwise) {
      Amount together = Amount.NONE;
      for (Optional<Amount> one : lasting) {
        together = together.plus(one.orElse(otherwise));
      }
      Amount most = together;
      for (Optional<Amount> one : passing) {
        Amount before = one.orElse(otherwise);
        most = before.compareTo(most) > 0 ? before : most;
      }
      return most.times(count);
    }
  }

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

  /**
   * Notes the containers of a workload's pods.
   *
   * @param what as {@code limits.memory}
   * @param lasting what they say that run at the same time
   * @param passing what they say that end before those begin
   */
  void add(
      String what, long count, List<Optional<Amount>> lasting, List<Optional<Amount>> passing) {
    shares.computeIfAbsent(what, _ -> new ArrayList<>()).add(new Share(count, lasting, passing));
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
    return containers(what).filter(Optional::isEmpty).count();
  }

  private Stream<Optional<Amount>> containers(String what) {
    return shares.getOrDefault(what, List.of()).stream().flatMap(Share::containers);
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
    return containers(what).flatMap(Optional::stream).toList();
  }

  /**
   * What all pods together ask for.
   *
   * @param otherwise for containers that do not say
   */
  Amount sum(String what, Amount otherwise) {
    Amount sum = Amount.NONE;
    for (Share share : shares.getOrDefault(what, List.of())) {
      sum = sum.plus(share.sum(otherwise));
    }
    return sum;
  }
}
