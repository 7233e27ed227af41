package dev.brynje.network.check;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.network.address.Address;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Rule;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pods do not reach the service that tells a machine of a cloud who it is. */
final class NoMetadataService implements NetworkCheck {
  private static final Control CONTROL =
      Control.named("network/no-metadata-service", Ring.NETWORK, Severity.MEDIUM)
          .ofNamespaces()
          .title("Pods do not reach the metadata service of the cloud")
          .rationale(
              """
              At 169.254.169.254 most clouds hand out the credentials of the node to whoever asks. Who
              makes a pod fetch an address, or has taken it over, then acts as the node. A rule to
              0.0.0.0/0 opens it along with the internet.
              """)
          .remediation(
              "Leave 169.254.169.254/32 out of the block with except, or close egress and allow what is needed")
          .reference("nsm", "2.5.7")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: web
                namespace: shop
                labels:
                  app: web
              spec:
                containers:
                  - name: web
                    image: registry.example.com/web:1.0
                    ports:
                      - containerPort: 8080
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: out
                namespace: shop
              spec:
                podSelector: {}
                policyTypes: [Egress]
                egress:
                  - to:
                      - ipBlock:
                          cidr: 0.0.0.0/0
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: web
                namespace: shop
                labels:
                  app: web
              spec:
                containers:
                  - name: web
                    image: registry.example.com/web:1.0
                    ports:
                      - containerPort: 8080
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: out
                namespace: shop
              spec:
                podSelector: {}
                policyTypes: [Egress]
                egress:
                  - to:
                      - ipBlock:
                          cidr: 0.0.0.0/0
                          except:
                            - 169.254.0.0/16
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  private static final Address SERVICE = Address.of("169.254.169.254").orElseThrow();
  private static final int PORT = 80;

  /** A rule that opens it. */
  private record Opening(Policy policy, Rule rule) {}

  @Override
  public void judge(NetworkView view, Complaints complaints) {
    Map<Opening, List<Workload>> opened = new LinkedHashMap<>();
    Map<String, List<Workload>> unclosed = new LinkedHashMap<>();
    for (int i = 0; i < view.workloads().size(); i++) {
      Workload workload = view.workloads().get(i);
      if (workload.onHostNetwork()) {
        continue;
      }
      complaints.judged();
      if (view.reachability().to(i, SERVICE).sure().holds(Protocol.TCP, PORT)) {
        List<Policy> policies = view.about(i, Direction.EGRESS);
        if (policies.isEmpty()) {
          unclosed.computeIfAbsent(workload.namespace(), _ -> new ArrayList<>()).add(workload);
        } else {
          opening(policies)
              .ifPresent(one -> opened.computeIfAbsent(one, _ -> new ArrayList<>()).add(workload));
        }
      }
    }
    opened.forEach((opening, pods) ->
        complaints
            .fail(
                opening.policy,
                opening.rule.origin(),
                "the rule lets %s out to the metadata service, %s".formatted(names(pods), SERVICE))
            .evidence("namespace", pods.getFirst().namespace()));
    unclosed.forEach((namespace, pods) ->
        complaints
            .fail(
                pods.getFirst(),
                pods.getFirst().origin(),
                "no policy keeps the pods of namespace %s from the metadata service, %s"
                    .formatted(namespace, SERVICE))
            .severity(Severity.LOW)
            .evidence("namespace", namespace));
  }

  private static String names(List<Workload> pods) {
    return Words.some(pods.stream().map(Workload::toString).toList());
  }

  private static Optional<Opening> opening(List<Policy> policies) {
    for (Policy policy : policies) {
      for (Rule rule : policy.egress().rules()) {
        if (Rules.numbers(rule).holds(Protocol.TCP, PORT)
            && rule.peers().stream().anyMatch(NoMetadataService::means)) {
          return Optional.of(new Opening(policy, rule));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean means(Peer peer) {
    return switch (peer) {
      case Peer.Everyone _ -> true;
      case Peer.Block block -> block.ranges().stream().anyMatch(one -> one.holds(SERVICE));
      default -> false;
    };
  }
}
