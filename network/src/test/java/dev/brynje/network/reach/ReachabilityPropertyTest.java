package dev.brynje.network.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.network.address.Address;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.Protocol;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The engine against the plain reference, over random clusters. */
class ReachabilityPropertyTest {
  private static final int CLUSTERS = 20_000;
  private static final List<Integer> PORTS = List.of(53, 79, 80, 1000, 8080, 8081, 65535);
  private static final List<Address> ADDRESSES =
      Stream.of(
              "0.0.0.0",
              "9.255.255.255",
              "10.0.0.0",
              "10.1.2.3",
              "127.255.255.255",
              "203.0.113.6",
              "203.0.113.7",
              "203.0.113.8",
              "255.255.255.255",
              "::",
              "2001:db8::1",
              "fd00::",
              "fe00::",
              "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")
          .map(text -> Address.of(text).orElseThrow())
          .toList();

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);

  @Test
  void agreesWithTheReferenceOnEveryConnection() {
    RandomCluster clusters = new RandomCluster(random);
    for (int i = 0; i < CLUSTERS; i++) {
      compare(clusters.cluster());
    }
  }

  private void compare(Cluster cluster) {
    Reachability reachability = Reachability.of(cluster);
    Reference reference = new Reference(cluster);
    List<Workload> workloads = cluster.workloads();
    for (int i = 0; i < workloads.size(); i++) {
      int to = i;
      Workload there = workloads.get(to);
      for (int j = 0; j < workloads.size(); j++) {
        int from = j;
        compare(
            cluster,
            reachability.between(from, to),
            (protocol, port) -> reachability.explain(from, to, protocol, port),
            (protocol, port) -> reference.open(workloads.get(from), there, protocol, port));
      }
      for (int j = 0; j < 3; j++) {
        Address address = any(ADDRESSES);
        compare(
            cluster,
            reachability.from(address, to),
            (protocol, port) -> reachability.explain(address, to, protocol, port),
            (protocol, port) -> reference.open(address, there, protocol, port));
        compare(
            cluster,
            reachability.to(to, address),
            (protocol, port) -> reachability.explain(to, address, protocol, port),
            (protocol, port) -> reference.open(there, address, protocol, port));
      }
    }
  }

  private interface Explained {
    List<Decision> decisions(Protocol protocol, int port);
  }

  private interface Asked {
    Answer open(Protocol protocol, int port);
  }

  private void compare(Cluster cluster, Reach reach, Explained explained, Asked reference) {
    for (int i = 0; i < 4; i++) {
      Protocol protocol = any(List.of(Protocol.values()));
      int port = any(PORTS);
      Answer wanted = reference.open(protocol, port);
      if (answer(reach, protocol, port) != wanted) {
        assertThat(answer(reach, protocol, port))
            .as("%s %d in %s", protocol, port, cluster)
            .isEqualTo(wanted);
      }
      Answer all =
          explained.decisions(protocol, port).stream()
              .map(Decision::answer)
              .reduce(Answer.YES, Answer::and);
      if (all != wanted) {
        assertThat(all).as("explained: %s %d in %s", protocol, port, cluster).isEqualTo(wanted);
      }
    }
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static Answer answer(Reach reach, Protocol protocol, int port) {
    if (reach.sure().holds(protocol, port)) {
      return Answer.YES;
    }
    return reach.possible().holds(protocol, port) ? Answer.UNKNOWN : Answer.NO;
  }
}
