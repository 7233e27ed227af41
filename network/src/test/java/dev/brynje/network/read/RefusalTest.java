package dev.brynje.network.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.network.Manifests;
import dev.brynje.network.model.Policy;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API server would refuse, in its words. */
class RefusalTest {
  private static ClusterReading networkPolicy(String spec) {
    return Manifests.read(
        "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {%s}}"
            .formatted(spec));
  }

  private static ClusterReading clusterPolicy(String spec) {
    return Manifests.read(
        """
        apiVersion: policy.networking.k8s.io/v1alpha2
        kind: ClusterNetworkPolicy
        metadata: {name: p}
        spec: {tier: Admin, subject: {namespaces: {}}, %s}
        """
            .formatted(spec.startsWith("priority") ? spec : "priority: 1, " + spec));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ingress: [{ports: [{port: 0}]}] | spec.ingress[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
        "ingress: [{ports: [{port: 70000}]}] | spec.ingress[0].ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive",
        "egress: [{ports: [{port: 80, endPort: 79}]}] | spec.egress[0].ports[0].endPort: Invalid value: 79: must be greater than or equal to `port`",
        "egress: [{ports: [{port: web, endPort: 90}]}] | spec.egress[0].ports[0].endPort: Invalid value: 90: may not be specified when `port` is non-numeric",
        "egress: [{ports: [{endPort: 90}]}] | spec.egress[0].ports[0].endPort: Invalid value: 90: may not be specified when `port` is not specified",
        "ingress: [{ports: [{protocol: ICMP}]}] | spec.ingress[0].ports[0].protocol: Unsupported value: \"ICMP\": supported values: \"SCTP\", \"TCP\", \"UDP\"",
        "ingress: [{from: [{}]}] | spec.ingress[0].from[0]: Required value: must specify a peer",
        "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}]}] | spec.ingress[0].from[0]: Forbidden: may not specify both ipBlock and another peer",
        "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0}}]}] | spec.ingress[0].from[0].ipBlock.cidr: Invalid value: \"10.0.0.0\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)",
        "ingress: [{from: [{ipBlock: {}}]}] | spec.ingress[0].from[0].ipBlock.cidr: Required value",
        "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/8]}}]}] | spec.ingress[0].from[0].ipBlock.except[0]: Invalid value: \"11.0.0.0/8\": must be a strict subset of `cidr`",
        "ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}]}] | spec.ingress[0].from[0].ipBlock.except[0]: Invalid value: \"10.0.0.0/8\": must be a strict subset of `cidr`",
        "policyTypes: [ingress] | spec.policyTypes[0]: Unsupported value: \"ingress\": supported values: \"Egress\", \"Ingress\"",
        "podSelector: {matchExpressions: [{key: a, operator: In}]} | spec.podSelector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'",
        "podSelector: {matchExpressions: [{key: a, operator: Exists, values: [b]}]} | spec.podSelector.matchExpressions[0].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
        "podSelector: {matchExpressions: [{key: a, operator: Gt, values: ['1']}]} | spec.podSelector.matchExpressions[0].operator: Invalid value: \"Gt\": not a valid selector operator",
      })
  void ofANetworkPolicy(String spec, String message) {
    ClusterReading reading = networkPolicy(spec);
    assertThat(reading.refusals()).extracting(Refusal::message).contains(message);
    assertThat(reading.cluster().policies()).singleElement().matches(Policy::isFlawed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "priority: 1001 | spec.priority: Invalid value: 1001: should be between 0 and 1000",
        "ingress: [{action: Allow, from: [{namespaces: {}}]}] | spec.ingress[0].action: Unsupported value: \"Allow\": supported values: \"Accept\", \"Deny\", \"Pass\"",
        "ingress: [{action: Deny, from: []}] | spec.ingress[0].from: Required value: must have at least one item",
        "egress: [{action: Deny, to: [{domainNames: [example.com]}]}] | spec.egress[0].action: domainNames can only be used with Accept",
        "egress: [{action: Deny, to: [{somethingNew: {}}]}] | spec.egress[0].to[0]: Required value: must specify one peer that is known",
        "egress: [{action: Deny, to: [{networks: [nowhere]}]}] | spec.egress[0].to[0].networks[0]: Invalid value: \"nowhere\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)",
        "egress: [{action: Deny, to: [{pods: {}}], protocols: [{tcp: {destinationPort: {range: {start: 9, end: 8}}}}]}] | spec.egress[0].protocols[0].tcp.destinationPort.range: Start port must be less than End port",
        "egress: [{action: Deny, to: [{pods: {}}], protocols: [{tcp: {destinationPort: {range: {start: 8, end: 8}}}}]}] | spec.egress[0].protocols[0].tcp.destinationPort.range: Start port must be less than End port",
        "egress: [{action: Deny, to: [{pods: {}}], protocols: [{tcp: {}, udp: {}}]}] | spec.egress[0].protocols[0]: Too many: 2: must have at most 1 items",
        "egress: [{action: Deny, to: [{networks: [10.0.0.0/8]}], protocols: [{destinationNamedPort: http}]}] | spec.egress[0]: networks/nodes/domainNames peer cannot be set with namedPorts since there are no namedPorts for networks/nodes/domainNames",
        "egress: [{action: Deny, to: [{networks: [10.0.0.0/8, 10.0.0.0/8]}]}] | spec.egress[0].to[0].networks[1]: Duplicate value: \"10.0.0.0/8\"",
        "egress: [{action: Deny, to: [{pods: {}}], protocols: [{icmp: {}}]}] | spec.egress[0].protocols[0]: Required value: must specify one of tcp, udp, sctp and destinationNamedPort",
      })
  void ofAClusterNetworkPolicy(String spec, String message) {
    ClusterReading reading = clusterPolicy(spec);
    assertThat(reading.refusals()).extracting(Refusal::message).contains(message);
  }

  @ParameterizedTest
  @CsvSource({
    "spec.ingress, '{action: Deny, from: [{namespaces: {}}]}', 'ingress: [%s]'",
    "spec.ingress[0].from, '{namespaces: {}}', 'ingress: [{action: Deny, from: [%s]}]'",
    "spec.ingress[0].protocols, '{tcp: {}}', 'ingress: [{action: Deny, from: [{namespaces: {}}], protocols: [%s]}]'",
    "spec.egress[0].to[0].networks, 10.%d.0.0/16, 'egress: [{action: Deny, to: [{networks: [%s]}]}]'",
    "spec.egress[0].to[0].domainNames, host%d.example.com, 'egress: [{action: Accept, to: [{domainNames: [%s]}]}]'",
  })
  void ofMoreThanTheApiTakes(String field, String item, String spec) {
    assertThat(clusterPolicy(spec.formatted(many(item, 25))).refusals()).isEmpty();
    assertThat(clusterPolicy(spec.formatted(many(item, 26))).refusals())
        .extracting(Refusal::message)
        .containsExactly(field + ": Too many: 26: must have at most 25 items");
  }

  private static String many(String item, int times) {
    return IntStream.range(0, times).mapToObj(item::formatted).collect(Collectors.joining(", "));
  }

  @Test
  void aFieldOfAWrongTypeLeavesThePolicyOpen() {
    ClusterReading reading = networkPolicy("ingress: yes please");
    assertThat(reading.refusals())
        .extracting(Refusal::message)
        .containsExactly("spec.ingress must be a list, but is a string");
    assertThat(reading.cluster().policies()).singleElement().matches(Policy::isFlawed);
  }

  @Test
  void bitsBehindThePrefixAreTaken() {
    assertThat(networkPolicy("ingress: [{from: [{ipBlock: {cidr: 10.1.2.3/8}}]}]").refusals())
        .isEmpty();
  }

  @Test
  void theLastOfANameIsInForce() {
    ClusterReading reading =
        Manifests.read(
            """
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {}}
            ---
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p}, spec: {policyTypes: [Egress]}}
            """);
    assertThat(reading.cluster().policies())
        .singleElement()
        .matches(policy -> policy.egress().applies() && !policy.ingress().applies());
    assertThat(reading.refusals())
        .extracting(Refusal::message)
        .containsExactly("it is written at a.yaml:2 too, and the last one is in force");
  }
}
