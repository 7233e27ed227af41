package dev.brynje.network.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.network.Manifests;
import dev.brynje.network.reach.Reachability;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists of connections, by the cases that the documentation of the APIs describes. */
class ConnectionListTest {
  private static final String PODS =
      """
      {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: a}}}
      ---
      {apiVersion: v1, kind: Namespace, metadata: {name: ops}}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop}
      spec:
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: db, namespace: shop, labels: {app: db}}
      spec: {containers: [{name: db, ports: [{name: http, containerPort: 5432}]}]}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: agent, namespace: ops}, spec: {containers: []}}
      ---
      """;

  /** The lines that begin or end with something. */
  static List<String> lines(String yaml) {
    StringWriter out = new StringWriter();
    try {
      new TextList()
          .write(ConnectionList.of(Reachability.of(Manifests.read(PODS + yaml).cluster())), out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString().lines().filter(line -> !line.contains("::-")).toList();
  }

  static List<String> into(String end, String yaml) {
    return lines(yaml).stream().filter(line -> line.contains("=> " + end)).toList();
  }

  static List<String> outOf(String end, String yaml) {
    return lines(yaml).stream().filter(line -> line.startsWith(end)).toList();
  }

  static String policy(String spec) {
    return """
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: p, namespace: shop}
    spec:
    """
        + spec.indent(2);
  }

  @Test
  void withoutAPolicyAllIsOpen() {
    assertThat(lines(""))
        .containsExactly(
            "0.0.0.0-255.255.255.255 => ops/agent[Pod] : All Connections",
            "0.0.0.0-255.255.255.255 => shop/db[Pod] : All Connections",
            "0.0.0.0-255.255.255.255 => shop/web[Deployment] : All Connections",
            "ops/agent[Pod] => 0.0.0.0-255.255.255.255 : All Connections",
            "ops/agent[Pod] => shop/db[Pod] : All Connections",
            "ops/agent[Pod] => shop/web[Deployment] : All Connections",
            "shop/db[Pod] => 0.0.0.0-255.255.255.255 : All Connections",
            "shop/db[Pod] => ops/agent[Pod] : All Connections",
            "shop/db[Pod] => shop/web[Deployment] : All Connections",
            "shop/web[Deployment] => 0.0.0.0-255.255.255.255 : All Connections",
            "shop/web[Deployment] => ops/agent[Pod] : All Connections",
            "shop/web[Deployment] => shop/db[Pod] : All Connections");
  }

  @Test
  void anEmptySelectorWithoutRulesClosesTheNamespaceForWhatComesIn() {
    assertThat(into("shop/", policy("podSelector: {}"))).isEmpty();
    assertThat(outOf("shop/db", policy("podSelector: {}"))).hasSize(2);
  }

  @Test
  void egressIsClosedOnlyWhenItIsNamedOrHasRules() {
    assertThat(outOf("shop/db", policy("podSelector: {}\npolicyTypes: [Egress]"))).isEmpty();
    assertThat(into("shop/db", policy("podSelector: {}\npolicyTypes: [Egress]"))).isNotEmpty();
    assertThat(outOf("shop/db", policy("egress: [{ports: [{protocol: UDP, port: 53}]}]")))
        .containsExactly(
            "shop/db[Pod] => 0.0.0.0-255.255.255.255 : UDP 53",
            "shop/db[Pod] => ops/agent[Pod] : UDP 53");
  }

  @Test
  void oneEntryWithBothSelectorsWantsBoth() {
    String both =
        policy(
            """
            podSelector: {matchLabels: {app: db}}
            ingress:
              - from:
                  - namespaceSelector: {matchLabels: {team: a}}
                    podSelector: {matchLabels: {app: web}}
                ports: [{port: 5432}]
            """);
    assertThat(into("shop/db", both))
        .containsExactly("shop/web[Deployment] => shop/db[Pod] : TCP 5432");
  }

  @Test
  void twoEntriesWantEither() {
    String either =
        policy(
            """
            podSelector: {matchLabels: {app: db}}
            ingress:
              - from:
                  - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}
                  - podSelector: {matchLabels: {app: web}}
            """);
    assertThat(into("shop/db", either))
        .containsExactly(
            "ops/agent[Pod] => shop/db[Pod] : All Connections",
            "shop/web[Deployment] => shop/db[Pod] : All Connections");
  }

  @Test
  void aPodSelectorAloneMeansTheNamespaceOfThePolicy() {
    String own = policy("podSelector: {}\ningress: [{from: [{podSelector: {}}]}]");
    assertThat(into("shop/db", own))
        .containsExactly("shop/web[Deployment] => shop/db[Pod] : All Connections");
  }

  @Test
  void aBlockLeavesOutItsExceptions() {
    String block =
        policy(
            """
            podSelector: {matchLabels: {app: db}}
            ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]}]
            """);
    assertThat(into("shop/db", block))
        .containsExactly(
            "10.0.0.0-10.0.255.255 => shop/db[Pod] : All Connections",
            "10.2.0.0-10.255.255.255 => shop/db[Pod] : All Connections");
  }

  @Test
  void portsOfSeveralProtocolsAndRangesAreOneLine() {
    String ports =
        policy(
            """
            podSelector: {matchLabels: {app: db}}
            ingress:
              - from: [{podSelector: {}}]
                ports:
                  - {port: 80, endPort: 90}
                  - {port: 443}
                  - {port: 53, protocol: UDP}
                  - {port: 80, protocol: SCTP}
            """);
    assertThat(into("shop/db", ports))
        .containsExactly("shop/web[Deployment] => shop/db[Pod] : SCTP 80,TCP 80-90,443,UDP 53");
  }

  @Test
  void aNamedPortIsThatOfTheDestination() {
    String named =
        policy(
            """
            podSelector: {matchLabels: {app: web}}
            egress: [{to: [{podSelector: {}}], ports: [{port: http}]}]
            """);
    assertThat(outOf("shop/web", named))
        .containsExactly("shop/web[Deployment] => shop/db[Pod] : TCP 5432");
  }

  @Test
  void policiesAddUp() {
    String two =
        policy("podSelector: {}")
            + "---\n"
            + policy("podSelector: {matchLabels: {app: db}}\ningress: [{ports: [{port: 1}]}]")
                .replace("name: p", "name: q");
    assertThat(into("shop/db", two)).hasSize(3).allMatch(line -> line.endsWith(": TCP 1"));
    assertThat(into("shop/web", two)).isEmpty();
  }

  @Test
  void anIngressLeadsToThePortsOfItsService() {
    assertThat(
            lines(
                """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: i, namespace: shop}
                spec: {defaultBackend: {service: {name: web, port: {name: www}}}}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: web, namespace: shop}
                spec:
                  selector: {app: web}
                  ports: [{name: www, port: 80, targetPort: http}, {name: other, port: 81}]
                """))
        .contains("{ingress-controller} => shop/web[Deployment] : TCP 8080");
  }

  @Test
  void theFirstRuleOfTheAdminTierThatMatchesDecides() {
    String admin =
        """
        apiVersion: policy.networking.k8s.io/v1alpha2
        kind: ClusterNetworkPolicy
        metadata: {name: p}
        spec:
          tier: Admin
          priority: 10
          subject: {pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: db}}}}
          ingress:
            - {action: Accept, from: [{pods: {namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}}], protocols: [{tcp: {destinationPort: {number: 5432}}}]}
            - {action: Deny, from: [{namespaces: {}}]}
        """;
    assertThat(into("shop/db", admin))
        .containsExactly(
            "0.0.0.0-255.255.255.255 => shop/db[Pod] : All Connections",
            "shop/web[Deployment] => shop/db[Pod] : TCP 5432");
  }

  @Test
  void passLeavesItToTheNetworkPoliciesAndTheBaselineIsForPodsWithoutOne() {
    String tiers =
        """
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata: {name: p}
        spec:
          priority: 10
          subject: {namespaces: {matchLabels: {team: a}}}
          ingress:
            - {action: Pass, from: [{namespaces: {matchLabels: {team: a}}}]}
            - {action: Deny, from: [{namespaces: {}}]}
        ---
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: BaselineAdminNetworkPolicy
        metadata: {name: default}
        spec:
          subject: {namespaces: {}}
          ingress: [{action: Deny, from: [{namespaces: {}}], ports: [{portNumber: {protocol: TCP, port: 22}}]}]
        ---
        """
            + policy("podSelector: {matchLabels: {app: db}}\ningress: [{ports: [{port: 5432}]}]");
    assertThat(into("shop/", tiers))
        .containsExactly(
            "0.0.0.0-255.255.255.255 => shop/db[Pod] : TCP 5432",
            "0.0.0.0-255.255.255.255 => shop/web[Deployment] : All Connections",
            "shop/db[Pod] => shop/web[Deployment] : SCTP 1-65535,TCP 1-21,23-65535,UDP 1-65535",
            "shop/web[Deployment] => shop/db[Pod] : TCP 5432");
  }
}
