package dev.brynje.network.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.network.address.Address;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.Protocol;
import java.util.List;
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

  @Test
  void agreesWithTheReferenceOnEveryConnection() {
    RandomCluster clusters =
        new RandomCluster(RandomGeneratorFactory.of("L64X128MixRandom").create(7));
    for (int i = 0; i < CLUSTERS; i++) {
      compare(clusters.cluster());
    }
  }

  private static void compare(Cluster cluster) {
    Reachability reachability = Reachability.of(cluster);
    Reference reference = new Reference(cluster);
    List<Workload> workloads = cluster.workloads();
    for (int to = 0; to < workloads.size(); to++) {
      Workload there = workloads.get(to);
      for (int from = 0; from < workloads.size(); from++) {
        Workload here = workloads.get(from);
        compare(
            cluster,
            reachability.between(from, to),
            (protocol, port) -> reference.open(here, there, protocol, port));
      }
      for (Address address : ADDRESSES) {
        compare(
            cluster,
            reachability.from(address, to),
            (protocol, port) -> reference.open(address, there, protocol, port));
        compare(
            cluster,
            reachability.to(to, address),
            (protocol, port) -> reference.open(there, address, protocol, port));
      }
    }
  }

  private interface Asked {
    Reference.Truth open(Protocol protocol, int port);
  }

  private static void compare(Cluster cluster, Reach reach, Asked reference) {
    for (Protocol protocol : Protocol.values()) {
      for (int port : PORTS) {
        Reference.Truth truth = truth(reach, protocol, port);
        Reference.Truth wanted = reference.open(protocol, port);
        if (truth != wanted) {
          assertThat(truth).as("%s %d in %s", protocol, port, cluster).isEqualTo(wanted);
        }
      }
    }
  }

  private static Reference.Truth truth(Reach reach, Protocol protocol, int port) {
    if (reach.sure().holds(protocol, port)) {
      return Reference.Truth.YES;
    }
    return reach.possible().holds(protocol, port) ? Reference.Truth.MAYBE : Reference.Truth.NO;
  }
}
