package dev.brynje.network.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.network.Manifests;
import dev.brynje.network.filter.Attempt.Outcome;
import dev.brynje.network.filter.Ruleset.Denial;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.port.Protocol;
import dev.brynje.network.reach.Reach;
import dev.brynje.network.reach.Reachability;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is called open connects and what is called closed does not, on the kernel's packet filter:
 * each end is a network namespace, and the policies are rules of nftables between them.
 */
class PacketFilterTest {
  private static final List<Integer> PORTS = List.of(53, 80, 1000, 8080, 65535);
  private static final List<Protocol> PROTOCOLS = List.of(Protocol.TCP, Protocol.UDP);
  private static final int PODS = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static PodNetwork network;
  private static Listeners listeners;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root has packet filters");
    for (String program : List.of("ip", "nft")) {
      assumeTrue(isThere(program), program + " is not on the PATH: see tools/peers");
    }
    network = PodNetwork.of(End.all(PODS));
    listeners = Listeners.at(network, End.all(PODS), PORTS);
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  @AfterAll
  static void stop() throws IOException {
    try (PodNetwork _ = network;
        Listeners _ = listeners) {
      // Closed in any case.
    }
  }

  private static final String TWO_PODS =
      """
      {apiVersion: v1, kind: Pod, metadata: {name: web, labels: {app: web}}, spec: {containers: []}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: db, labels: {app: db}}, spec: {containers: []}}
      ---
      """;

  @Test
  void withoutAPolicyAllConnects() throws IOException {
    network.filter(Ruleset.of(cluster(TWO_PODS), Denial.REJECT));
    List<Attempt> attempts = attempts(2);
    assertThat(Attempts.outcomes(network, attempts, PATIENCE))
        .hasSize(attempts.size())
        .allSatisfy((_, outcome) -> assertThat(outcome).isEqualTo(Outcome.CONNECTED));
  }

  @Test
  void aPolicyLetsInWhatItAllows() throws IOException {
    agrees(
        cluster(
            TWO_PODS
                + """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: p}
                spec:
                  podSelector: {matchLabels: {app: db}}
                  ingress: [{from: [{podSelector: {}}], ports: [{port: 80}]}]
                """));
  }

  private static Cluster cluster(String yaml) {
    return Manifests.read(yaml).cluster();
  }

  private static void agrees(Cluster cluster) throws IOException {
    network.filter(Ruleset.of(cluster, Denial.REJECT));
    Reachability reachability = Reachability.of(cluster);
    List<Attempt> attempts = attempts(cluster.workloads().size());
    Map<Attempt, Outcome> outcomes = Attempts.outcomes(network, attempts, PATIENCE);
    List<String> wrong = new ArrayList<>();
    for (Attempt attempt : attempts) {
      Reach reach = reach(reachability, attempt);
      boolean connected = outcomes.get(attempt) == Outcome.CONNECTED;
      boolean sure = reach.sure().holds(attempt.protocol(), attempt.port());
      boolean possible = reach.possible().holds(attempt.protocol(), attempt.port());
      if (connected ? !possible : sure) {
        wrong.add(attempt + " " + outcomes.get(attempt));
      }
    }
    assertThat(wrong).as("%s\n%s", cluster, Ruleset.of(cluster, Denial.REJECT)).isEmpty();
  }

  private static Reach reach(Reachability reachability, Attempt attempt) {
    if (!attempt.from().isPod()) {
      return reachability.from(attempt.from().address(attempt.six()), attempt.to().pod());
    }
    return attempt.to().isPod()
        ? reachability.between(attempt.from().pod(), attempt.to().pod())
        : reachability.to(attempt.from().pod(), attempt.to().address(attempt.six()));
  }

  /** Each from a pod or to one. */
  private static List<Attempt> attempts(int pods) {
    List<Attempt> attempts = new ArrayList<>();
    for (End from : End.all(pods)) {
      for (End to : End.all(pods)) {
        if (!from.equals(to) && (from.isPod() || to.isPod())) {
          PROTOCOLS.forEach(protocol ->
              PORTS.forEach(port -> {
                attempts.add(new Attempt(from, to, false, protocol, port));
                attempts.add(new Attempt(from, to, true, protocol, port));
              }));
        }
      }
    }
    return attempts;
  }
}
