package dev.brynje.network.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.network.Manifests;
import dev.brynje.network.filter.Ruleset.Denial;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.reach.RandomCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is called open connects and what is called closed does not, on the kernel's packet filter:
 * each end is a network namespace, and the policies are rules of nftables between them.
 */
class PacketFilterTest {
  private static final int PODS = 6;
  private static final int RANDOM = 100;
  private static final int DROPPING = 4;

  /** Outside the pods' range: of a block that may hold pods, the API does not say what it means. */
  private static final List<String> BLOCKS =
      List.of(
          "0.0.0.0/0",
          "128.0.0.0/1",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "203.0.113.128/25",
          "203.0.113.7/32",
          "::/0",
          "2001:db8::/32",
          "2001:db8::/48");

  private static PodNetwork network;
  private static Listeners listeners;

  @BeforeAll
  static void start() throws IOException {
    String obstacle = PodNetwork.obstacle();
    assumeTrue(obstacle.isEmpty(), obstacle);
    network = PodNetwork.of(End.all(PODS));
    listeners = Listeners.at(network, End.all(PODS), Agreement.PORTS);
  }

  @AfterAll
  static void stop() throws IOException {
    try (PodNetwork _ = network;
        Listeners _ = listeners) {
      // Both are closed in any case.
    }
  }

  @Test
  void withoutAPolicyAllConnects() throws IOException {
    Agreement agreement = agreement(cluster(""), Denial.REJECT);
    assertThat(agreement.closed() + agreement.unknown()).isZero();
  }

  @ParameterizedTest
  @MethodSource("sets")
  void holdsForPoliciesAsPeopleWriteThem(String set) throws IOException {
    String policies = Files.readString(directory().resolve(set), StandardCharsets.UTF_8);
    assertThat(Manifests.read(policies).refusals()).isEmpty();
    Agreement agreement = agreement(cluster(policies), Denial.REJECT);
    assertThat(agreement.closed()).isPositive();
  }

  static List<String> sets() throws IOException {
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("pods.yaml"))
          .sorted()
          .toList();
    }
  }

  private static Path directory() {
    return Path.of(System.getProperty("brynje.root"), "network/src/test/resources/filter");
  }

  private static Cluster cluster(String policies) throws IOException {
    String pods = Files.readString(directory().resolve("pods.yaml"), StandardCharsets.UTF_8);
    return Manifests.read(pods + "---\n" + policies).cluster();
  }

  @Test
  void holdsForRandomPolicies() throws IOException {
    Agreement all = random(11, RANDOM, Denial.REJECT);
    System.out.printf(
        "[packet filter] %d random sets of policies: %d connections open, %d closed, %d unknown%n",
        RANDOM, all.open(), all.closed(), all.unknown());
    int asked = all.open() + all.closed() + all.unknown();
    assertThat(all.open()).isGreaterThan(asked / 5);
    assertThat(all.closed()).isGreaterThan(asked / 5);
  }

  @Test
  void holdsWherePacketsAreDroppedInSilence() throws IOException {
    assertThat(random(12, DROPPING, Denial.DROP).closed()).isPositive();
  }

  private static Agreement random(long seed, int sets, Denial denial) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    RandomCluster clusters = RandomCluster.known(random, BLOCKS);
    Agreement all = new Agreement(0, 0, 0, List.of());
    for (int i = 0; i < sets; i++) {
      all = all.and(agreement(clusters.cluster(PODS), denial));
    }
    return all;
  }

  private static Agreement agreement(Cluster cluster, Denial denial) throws IOException {
    Agreement agreement = Agreement.of(network, cluster, denial);
    if (!agreement.wrong().isEmpty()) {
      assertThat(agreement.wrong()).as("%s\n%s", cluster, Ruleset.of(cluster, denial)).isEmpty();
    }
    return agreement;
  }
}
