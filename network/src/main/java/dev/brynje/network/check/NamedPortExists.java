package dev.brynje.network.check;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.network.model.ContainerPort;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.PortMatch;
import dev.brynje.network.model.Rule;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** The ports that policies call by name are declared by the containers behind. */
final class NamedPortExists implements NetworkCheck {
  private static final Control CONTROL =
      Control.named("network/named-port-exists", Ring.NETWORK, Severity.MEDIUM)
          .title("Containers have the ports that policies call by name")
          .rationale(
              """
              A rule for a port name that no container has, or has for another protocol, allows
              nothing, and says so nowhere. What is meant to be open is closed, until somebody
              opens more than is needed to make it work again.
              """)
          .remediation(
              "Give the container's port that name in ports[].name, or write the port's number")
          .reference("nsm", "2.5.1")
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
                      - name: web
                        containerPort: 8080
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: web
                namespace: shop
              spec:
                podSelector:
                  matchLabels:
                    app: web
                policyTypes: [Ingress]
                ingress:
                  - ports:
                      - port: http
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
                      - name: http
                        containerPort: 8080
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: web
                namespace: shop
              spec:
                podSelector:
                  matchLabels:
                    app: web
                policyTypes: [Ingress]
                ingress:
                  - ports:
                      - port: http
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(NetworkView view, Complaints complaints) {
    for (Policy policy : view.cluster().policies()) {
      for (Direction direction : Direction.values()) {
        for (Rule rule : policy.rules(direction).rules()) {
          for (PortMatch match : new LinkedHashSet<>(rule.ports())) {
            if (match instanceof PortMatch.Named named) {
              complaints.judged();
              judge(view, policy, direction, rule, named, complaints);
            }
          }
        }
      }
    }
  }

  private static void judge(
      NetworkView view,
      Policy policy,
      Direction direction,
      Rule rule,
      PortMatch.Named named,
      Complaints complaints) {
    Set<Integer> destinations = destinations(view, policy, direction, rule);
    Set<String> others = new TreeSet<>();
    for (int pod : destinations) {
      for (ContainerPort port : view.workload(pod).ports()) {
        boolean same = port.name().equals(named.name());
        if (same && named.protocols().contains(port.protocol())) {
          return;
        }
        if (!port.name().isEmpty()) {
          others.add(same ? port.name() + " over " + port.protocol() : port.name());
        }
      }
    }
    if (!destinations.isEmpty()) {
      complaints
          .fail(policy, rule.origin(), message(direction, named, others))
          .evidence("port", named.name());
    }
  }

  private static String message(Direction direction, PortMatch.Named named, Set<String> others) {
    String pods =
        direction == Direction.INGRESS
            ? "the pods that the policy selects"
            : "the pods that the rule selects";
    String protocol =
        named.protocols().size() == 1 ? " over " + named.protocols().iterator().next() : "";
    String have = others.isEmpty() ? "" : "; they have " + Words.some(others.stream().toList());
    return "no container of %s has a port named %s%s%s"
        .formatted(pods, named.name(), protocol, have);
  }

  /** The pods at which the connections end that a rule is about. */
  private static Set<Integer> destinations(
      NetworkView view, Policy policy, Direction direction, Rule rule) {
    if (direction == Direction.INGRESS) {
      return new TreeSet<>(view.selected(policy.subject()));
    }
    Set<Integer> all = new TreeSet<>();
    for (Peer peer : rule.peers()) {
      if (peer instanceof Peer.Pods pods) {
        all.addAll(view.selected(pods));
      } else if (peer instanceof Peer.Everyone) {
        all.addAll(view.everybody());
      }
    }
    return all;
  }
}
