package dev.brynje.network.view;

import static dev.brynje.network.view.ConnectionListTest.into;
import static dev.brynje.network.view.ConnectionListTest.lines;
import static dev.brynje.network.view.ConnectionListTest.outOf;
import static dev.brynje.network.view.ConnectionListTest.policy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What the documentation of each field of AdminNetworkPolicy, BaselineAdminNetworkPolicy and
 * ClusterNetworkPolicy says.
 *
 * @see <a href="https://network-policy-api.sigs.k8s.io/api-overview/">Network Policy API</a>
 */
class ClusterPolicyCasesTest {
  private static final String SUBJECT = "subject: {namespaces: {matchLabels: {team: a}}}";
  private static final String DENY_PODS = "ingress: [{action: Deny, from: [{namespaces: {}}]}]";
  private static final String OUTSIDE_TO_DB = "0.0.0.0-255.255.255.255 => shop/db[Pod] : ";
  private static final String WEB_TO_DB = "shop/web[Deployment] => shop/db[Pod] : ";

  private static String admin(int priority, String rules) {
    return """
    apiVersion: policy.networking.k8s.io/v1alpha1
    kind: AdminNetworkPolicy
    metadata: {name: a%1$d}
    spec: {priority: %1$d, %2$s, %3$s}
    ---
    """
        .formatted(priority, SUBJECT, rules);
  }

  private static String baseline(String rules) {
    return """
    apiVersion: policy.networking.k8s.io/v1alpha1
    kind: BaselineAdminNetworkPolicy
    metadata: {name: default}
    spec: {%s, %s}
    ---
    """
        .formatted(SUBJECT, rules);
  }

  private static String successor(String tier, String rules) {
    return """
    apiVersion: policy.networking.k8s.io/v1alpha2
    kind: ClusterNetworkPolicy
    metadata: {name: c}
    spec: {tier: %s, priority: 1, %s, %s}
    ---
    """
        .formatted(tier, SUBJECT, rules);
  }

  private static String own(String rules) {
    return policy("podSelector: {matchLabels: {app: db}}\n" + rules);
  }

  @Test
  void theLowerPriorityComesFirstWhereverItIsWritten() {
    String allow =
        "ingress: [{action: Allow, from: [{namespaces: {matchLabels: {team: a}}}],"
            + " ports: [{portNumber: {protocol: TCP, port: 1}}]}]";
    assertThat(into("shop/db", admin(9, DENY_PODS) + admin(8, allow)))
        .containsExactly(OUTSIDE_TO_DB + "All Connections", WEB_TO_DB + "TCP 1");
    assertThat(into("shop/db", admin(7, DENY_PODS) + admin(8, allow)))
        .containsExactly(OUTSIDE_TO_DB + "All Connections");
  }

  @Test
  void whatTheAdminTierAllowsNoNetworkPolicyCloses() {
    String allow = "ingress: [{action: Allow, from: [{namespaces: {matchLabels: {team: a}}}]}]";
    assertThat(into("shop/db", admin(1, allow) + own("")))
        .containsExactly(WEB_TO_DB + "All Connections");
  }

  @Test
  void whatTheAdminTierDeniesNoNetworkPolicyOpens() {
    assertThat(into("shop/db", admin(1, DENY_PODS) + own("ingress: [{}]")))
        .containsExactly(OUTSIDE_TO_DB + "All Connections");
  }

  @Test
  void passSkipsWhatIsLeftOfTheTier() {
    String pass = "ingress: [{action: Pass, from: [{namespaces: {matchLabels: {team: a}}}]}]";
    assertThat(into("shop/db", admin(1, pass) + admin(2, DENY_PODS)))
        .containsExactly(OUTSIDE_TO_DB + "All Connections", WEB_TO_DB + "All Connections");
    assertThat(into("shop/db", admin(1, pass) + admin(2, DENY_PODS) + baseline(DENY_PODS)))
        .containsExactly(OUTSIDE_TO_DB + "All Connections");
  }

  @Test
  void theBaselineIsForPodsThatNoNetworkPolicySelects() {
    String both = baseline(DENY_PODS) + own("ingress: [{from: [{podSelector: {}}]}]");
    assertThat(into("shop/db", both)).containsExactly(WEB_TO_DB + "All Connections");
    assertThat(into("shop/web", both))
        .containsExactly("0.0.0.0-255.255.255.255 => shop/web[Deployment] : All Connections");
  }

  @Test
  void theBaselineHoldsInADirectionThatTheNetworkPolicyIsSilentAbout() {
    String both = baseline(DENY_PODS) + own("policyTypes: [Egress]\negress: [{}]");
    assertThat(into("shop/db", both)).containsExactly(OUTSIDE_TO_DB + "All Connections");
  }

  @Test
  void withoutRulesOfADirectionItIsLeftAlone() {
    String egress = "egress: [{action: Deny, to: [{namespaces: {}}]}]";
    assertThat(into("ops/agent", successor("Admin", egress))).hasSize(1);
    assertThat(into("shop/db", successor("Admin", egress)))
        .contains("ops/agent[Pod] => shop/db[Pod] : All Connections");
    assertThat(outOf("shop/db", successor("Admin", DENY_PODS)))
        .contains("shop/db[Pod] => ops/agent[Pod] : All Connections");
  }

  @Test
  void whatMayGoOutMustStillBeLetIn() {
    String accept = "egress: [{action: Accept, to: [{namespaces: {}}]}]";
    assertThat(into("shop/db", successor("Admin", accept) + own(""))).isEmpty();
  }

  @Test
  void theFirstRuleOfAPolicyThatMatchesDecides() {
    String deny = "{action: Deny, from: [{namespaces: {}}], protocols: [{tcp: {}}]}";
    String accept = "{action: Accept, from: [{namespaces: {}}]}";
    assertThat(into("shop/db", successor("Baseline", "ingress: [" + deny + ", " + accept + "]")))
        .contains(WEB_TO_DB + "SCTP 1-65535,UDP 1-65535");
    assertThat(into("shop/db", successor("Baseline", "ingress: [" + accept + ", " + deny + "]")))
        .contains(WEB_TO_DB + "All Connections");
  }

  @Test
  void anAbsentNamespaceSelectorMeansAllNamespaces() {
    String pods =
        "ingress: [{action: Deny, from: [{pods: {podSelector: {matchExpressions:"
            + " [{key: app, operator: DoesNotExist}]}}}]}]";
    assertThat(into("shop/db", successor("Admin", pods)))
        .containsExactly(OUTSIDE_TO_DB + "All Connections", WEB_TO_DB + "All Connections");
  }

  @Test
  void networksMeanPodsByTheirAddressesToo() {
    String networks = "egress: [{action: Deny, to: [{networks: [0.0.0.0/0, '::/0']}]}]";
    assertThat(outOf("shop/db", successor("Admin", networks))).isEmpty();
  }

  @Test
  void passBeforeNetworksLeavesPodsOut() {
    String rules =
        "egress: [{action: Pass, to: [{namespaces: {}}]},"
            + " {action: Deny, to: [{networks: [0.0.0.0/0, '::/0']}]}]";
    assertThat(outOf("shop/db", successor("Admin", rules)))
        .containsExactly(
            "shop/db[Pod] => ops/agent[Pod] : All Connections",
            "shop/db[Pod] => shop/web[Deployment] : All Connections");
  }

  @Test
  void portsAreNumbersRangesAndNames() {
    String ports =
        "ingress: [{action: Allow, from: [{namespaces: {}}], ports: [{portNumber: {protocol: UDP,"
            + " port: 53}}, {portRange: {protocol: SCTP, start: 1, end: 9}}, {namedPort: http}]},"
            + " {action: Deny, from: [{namespaces: {}}]}]";
    assertThat(into("shop/db", admin(1, ports))).contains(WEB_TO_DB + "SCTP 1-9,TCP 5432,UDP 53");
    String protocols =
        "ingress: [{action: Accept, from: [{namespaces: {}}], protocols: [{udp: {destinationPort:"
            + " {number: 53}}}, {sctp: {destinationPort: {range: {start: 1, end: 9}}}},"
            + " {destinationNamedPort: http}]}, {action: Deny, from: [{namespaces: {}}]}]";
    assertThat(into("shop/db", successor("Admin", protocols)))
        .contains(WEB_TO_DB + "SCTP 1-9,TCP 5432,UDP 53");
  }

  @Test
  void whereADomainNameLeadsIsUnknownSoThatNothingIsSurelyOpen() {
    String names =
        "egress: [{action: Accept, to: [{domainNames: ['*.example.com']}]},"
            + " {action: Deny, to: [{networks: [0.0.0.0/0, '::/0']}]}]";
    assertThat(outOf("shop/db", successor("Admin", names))).isEmpty();
  }

  @Test
  void ofTwoPoliciesOfOnePriorityNobodyKnowsWhichIsTaken() {
    String accept = "ingress: [{action: Accept, from: [{namespaces: {matchLabels: {team: a}}}]}]";
    String two =
        successor("Admin", DENY_PODS) + successor("Admin", accept).replace("name: c", "name: d");
    assertThat(into("shop/db", two)).containsExactly(OUTSIDE_TO_DB + "All Connections");
  }

  @Test
  void theLaterVersionOfTheApiIsReadAsTheEarlier() {
    String policy = successor("Admin", DENY_PODS);
    assertThat(lines(policy.replace("v1alpha2", "v1beta1"))).isEqualTo(lines(policy));
  }

  @Test
  void theSubjectIsPodsByBothSelectors() {
    String subject =
        "subject: {pods: {namespaceSelector: {matchLabels: {team: a}},"
            + " podSelector: {matchLabels: {app: db}}}}";
    String policy = admin(1, DENY_PODS).replace(SUBJECT, subject);
    assertThat(into("shop/db", policy)).containsExactly(OUTSIDE_TO_DB + "All Connections");
    assertThat(into("shop/web", policy)).isEqualTo(into("shop/web", ""));
  }
}
