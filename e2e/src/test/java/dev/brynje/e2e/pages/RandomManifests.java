package dev.brynje.e2e.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Manifests of small clusters with policies of all tiers. */
final class RandomManifests {
  private static final List<String> NAMESPACES = List.of("one", "two", "three");
  private static final List<String> VALUES = List.of("a", "b", "c");
  private static final List<String> PROTOCOLS = List.of("TCP", "TCP", "UDP", "SCTP");
  private static final List<String> ACTIONS = List.of("Allow", "Deny", "Pass");
  private static final List<String> BLOCKS =
      List.of(
          "{cidr: 0.0.0.0/0, except: [10.0.0.0/8]}",
          "{cidr: 203.0.113.0/24}",
          "{cidr: 10.1.0.0/16}",
          "{cidr: '::/0', except: ['2001:db8::/32']}");

  /** A policy, by the words that name it. */
  record Policy(String words, String yaml) {}

  private final Random random;

  RandomManifests(Random random) {
    this.random = random;
  }

  /** Namespaces, pods, and what brings requests in. */
  String cluster() {
    List<String> objects = new ArrayList<>();
    for (String name : NAMESPACES) {
      objects.add(
          "{apiVersion: v1, kind: Namespace, metadata: {name: %s, labels: %s}}"
              .formatted(name, labels()));
    }
    for (int i = 0; i < 7; i++) {
      objects.add(
          """
          apiVersion: v1
          kind: Pod
          metadata: {name: pod%d, namespace: %s, labels: %s}
          spec:
            hostNetwork: %s
            containers: [{name: c, ports: [{name: http, containerPort: %s}]}]
          """
              .formatted(i, any(NAMESPACES), labels(), random.nextInt(9) == 0, any("80", "8080")));
    }
    objects.add(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: one}
        spec: {selector: {app: a}, ports: [{port: 80, targetPort: http}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web, namespace: one}
        spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
        """);
    return "---\n" + String.join("\n---\n", objects);
  }

  List<Policy> policies() {
    List<Policy> policies = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String namespace = any(NAMESPACES);
      policies.add(
          new Policy(
              "NetworkPolicy %s/own%d".formatted(namespace, i),
              """
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata: {name: own%d, namespace: %s}
              spec:
                podSelector: %s
                policyTypes: [%s]
                ingress: [%s]
                egress: [%s]
              """
                  .formatted(
                      i,
                      namespace,
                      selector(),
                      any("Ingress", "Egress", "Ingress, Egress"),
                      rules("from"),
                      rules("to"))));
    }
    for (int i = 0; i < 3; i++) {
      policies.add(
          new Policy(
              "AdminNetworkPolicy admin" + i,
              ofCluster("AdminNetworkPolicy", "admin" + i, random.nextInt(2))));
    }
    policies.add(
        new Policy(
            "BaselineAdminNetworkPolicy default",
            ofCluster("BaselineAdminNetworkPolicy", "default", -1)));
    return policies;
  }

  private String rules(String way) {
    return several(
        2,
        () ->
            "{%s: [%s], ports: [%s]}"
                .formatted(way, several(2, this::peer), several(2, this::port)));
  }

  private String peer() {
    return switch (random.nextInt(4)) {
      case 0 -> "{ipBlock: %s}".formatted(any(BLOCKS));
      case 1 -> "{namespaceSelector: %s}".formatted(selector());
      case 2 -> "{namespaceSelector: %s, podSelector: %s}".formatted(selector(), selector());
      default -> "{podSelector: %s}".formatted(selector());
    };
  }

  private String port() {
    return switch (random.nextInt(4)) {
      case 0 -> "{port: http}";
      case 1 -> "{protocol: %s}".formatted(any(PROTOCOLS));
      case 2 -> "{protocol: %s, port: 80, endPort: 8080}".formatted(any(PROTOCOLS));
      default -> "{protocol: %s, port: %s}".formatted(any(PROTOCOLS), any("53", "80", "8080"));
    };
  }

  private String ofCluster(String kind, String name, int priority) {
    List<String> actions = priority < 0 ? ACTIONS.subList(0, 2) : ACTIONS;
    return """
    apiVersion: policy.networking.k8s.io/v1alpha1
    kind: %s
    metadata: {name: %s}
    spec:
    %s  subject: {pods: {namespaceSelector: %s, podSelector: %s}}
      ingress: [%s]
      egress: [%s]
    """
        .formatted(
            kind,
            name,
            priority < 0 ? "" : "  priority: %d\n".formatted(priority),
            selector(),
            selector(),
            several(3, () -> ofCluster(actions, "from")),
            several(3, () -> ofCluster(actions, "to")));
  }

  private String ofCluster(List<String> actions, String way) {
    String peer =
        way.equals("to") && random.nextInt(3) == 0
            ? "{networks: [203.0.113.0/24]}"
            : "{pods: {namespaceSelector: %s, podSelector: %s}}".formatted(selector(), selector());
    String port =
        "{portNumber: {protocol: %s, port: %s}}".formatted(any(PROTOCOLS), any("53", "80", "8080"));
    return random.nextBoolean()
        ? "{action: %s, %s: [%s]}".formatted(any(actions), way, peer)
        : "{action: %s, %s: [%s], ports: [%s]}".formatted(any(actions), way, peer, port);
  }

  private String labels() {
    return "{app: %s, env: %s}".formatted(any(VALUES), any(VALUES));
  }

  private String selector() {
    return switch (random.nextInt(4)) {
      case 0 -> "{matchLabels: {app: %s}}".formatted(any(VALUES));
      case 1 ->
          "{matchExpressions: [{key: env, operator: NotIn, values: [%s]}]}".formatted(any(VALUES));
      default -> "{}";
    };
  }

  private interface Made {
    String one();
  }

  private String several(int most, Made made) {
    List<String> several = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      several.add(made.one());
    }
    return String.join(", ", several);
  }

  private String any(String... of) {
    return any(List.of(of));
  }

  private String any(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
