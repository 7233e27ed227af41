package dev.brynje.network.filter;

import dev.brynje.network.filter.Attempt.Outcome;
import dev.brynje.network.filter.Ruleset.Denial;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.port.Protocol;
import dev.brynje.network.reach.Reach;
import dev.brynje.network.reach.Reachability;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How what we say of a cluster's connections stands to what became of them.
 *
 * @param open how many are surely open, and connected
 * @param closed how many are closed, and did not connect
 * @param unknown how many may be either
 * @param wrong those that are otherwise than we say
 */
record Agreement(int open, int closed, int unknown, List<String> wrong) {
  static final List<Integer> PORTS = List.of(53, 80, 1000, 8080, 65535);

  private static final List<Protocol> PROTOCOLS = List.of(Protocol.TCP, Protocol.UDP);

  static Agreement of(PodNetwork network, Cluster cluster, Denial denial) throws IOException {
    network.filter(Ruleset.of(cluster, denial));
    List<Attempt> attempts = attempts(cluster.workloads().size());
    Map<Attempt, Outcome> outcomes = Attempts.outcomes(network, attempts, patience(denial));
    Reachability reachability = Reachability.of(cluster);
    int open = 0;
    int closed = 0;
    List<String> wrong = new ArrayList<>();
    for (Attempt attempt : attempts) {
      Outcome outcome = outcomes.get(attempt);
      Reach reach = reach(reachability, attempt);
      if (reach.sure().holds(attempt.protocol(), attempt.port())) {
        open++;
        expect(Outcome.CONNECTED, attempt, outcome, wrong);
      } else if (!reach.possible().holds(attempt.protocol(), attempt.port())) {
        closed++;
        expect(denial.outcome(), attempt, outcome, wrong);
      }
    }
    return new Agreement(open, closed, attempts.size() - open - closed, wrong);
  }

  /** What is rejected is known at once; a dropped packet is only known by its silence. */
  private static Duration patience(Denial denial) {
    return denial == Denial.DROP ? Duration.ofSeconds(1) : Duration.ofSeconds(5);
  }

  private static void expect(
      Outcome expected, Attempt attempt, Outcome outcome, List<String> wrong) {
    if (outcome != expected) {
      wrong.add(attempt + " is " + outcome + ", not " + expected);
    }
  }

  private static Reach reach(Reachability reachability, Attempt attempt) {
    if (!attempt.from().isPod()) {
      return reachability.from(attempt.from().address(attempt.six()), attempt.to().pod());
    }
    return attempt.to().isPod()
        ? reachability.between(attempt.from().pod(), attempt.to().pod())
        : reachability.to(attempt.from().pod(), attempt.to().address(attempt.six()));
  }

  /** Everything from a pod or to one. */
  private static List<Attempt> attempts(int pods) {
    List<Attempt> attempts = new ArrayList<>();
    for (End from : End.all(pods)) {
      for (End to : End.all(pods)) {
        if (!from.equals(to) && (from.isPod() || to.isPod())) {
          attempts.addAll(attempts(from, to));
        }
      }
    }
    return attempts;
  }

  private static List<Attempt> attempts(End from, End to) {
    List<Attempt> attempts = new ArrayList<>();
    for (Protocol protocol : PROTOCOLS) {
      for (int port : PORTS) {
        attempts.add(new Attempt(from, to, false, protocol, port));
        attempts.add(new Attempt(from, to, true, protocol, port));
      }
    }
    return attempts;
  }

  Agreement and(Agreement other) {
    List<String> both = new ArrayList<>(wrong);
    both.addAll(other.wrong);
    return new Agreement(open + other.open, closed + other.closed, unknown + other.unknown, both);
  }
}
