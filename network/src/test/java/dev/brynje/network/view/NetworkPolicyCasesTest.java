package dev.brynje.network.view;

import static dev.brynje.network.view.ConnectionListTest.into;
import static dev.brynje.network.view.ConnectionListTest.lines;
import static dev.brynje.network.view.ConnectionListTest.outOf;
import static dev.brynje.network.view.ConnectionListTest.policy;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What the documentation of each field of NetworkPolicy says.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">NetworkPolicy</a>
 */
class NetworkPolicyCasesTest {
  private static final String WEB_TO_DB = "shop/web[Deployment] => shop/db[Pod] : ";

  private static String ofDb(String rules) {
    return policy("podSelector: {matchLabels: {app: db}}\n" + rules);
  }

  @Test
  void anEmptyRuleAllowsEverything() {
    assertThat(into("shop/db", ofDb("ingress: [{}]"))).isEqualTo(into("shop/db", ""));
    assertThat(outOf("shop/db", ofDb("egress: [{}]"))).isEqualTo(outOf("shop/db", ""));
  }

  @Test
  void anEmptyListOfPeersMeansEveryone() {
    assertThat(into("shop/db", ofDb("ingress: [{from: []}]"))).isEqualTo(into("shop/db", ""));
  }

  @Test
  void anEmptyListOfPortsMeansAll() {
    assertThat(into("shop/db", ofDb("ingress: [{from: [{podSelector: {}}], ports: []}]")))
        .containsExactly(WEB_TO_DB + "All Connections");
  }

  @Test
  void withoutRulesOrWithAnEmptyListNobodyComesIn() {
    assertThat(into("shop/db", ofDb("ingress: []"))).isEmpty();
    assertThat(into("shop/db", ofDb(""))).isEmpty();
  }

  @Test
  void withoutAPodSelectorAllPodsOfTheNamespaceAreMeant() {
    assertThat(into("shop/", policy("policyTypes: [Ingress]"))).isEmpty();
    assertThat(into("ops/", policy("policyTypes: [Ingress]"))).isEqualTo(into("ops/", ""));
  }

  @Test
  void rulesOfADirectionThatTypesLeaveOutAreNotInForce() {
    assertThat(outOf("shop/db", ofDb("policyTypes: [Ingress]\negress: [{ports: [{port: 1}]}]")))
        .isEqualTo(outOf("shop/db", ""));
    assertThat(into("shop/db", ofDb("policyTypes: [Egress]\ningress: [{ports: [{port: 1}]}]")))
        .isEqualTo(into("shop/db", ""));
  }

  @Test
  void typesThatAreLeftOutAreIngressAndWhatHasRules() {
    String egress = ofDb("egress: [{ports: [{port: 1}]}]");
    assertThat(into("shop/db", egress)).isEmpty();
    assertThat(outOf("shop/db", egress)).hasSize(3).allMatch(line -> line.endsWith(" : TCP 1"));
  }

  @Test
  void anEmptyNamespaceSelectorMeansThePodsOfAllNamespacesAndNobodyOutside() {
    assertThat(into("shop/db", ofDb("ingress: [{from: [{namespaceSelector: {}}]}]")))
        .containsExactly(
            "ops/agent[Pod] => shop/db[Pod] : All Connections", WEB_TO_DB + "All Connections");
  }

  @Test
  void notInSelectsWhatLacksTheLabelToo() {
    String notIn =
        "ingress: [{from: [{namespaceSelector: {}, podSelector: {matchExpressions:"
            + " [{key: app, operator: NotIn, values: [web]}]}}]}]";
    assertThat(into("shop/db", ofDb(notIn)))
        .containsExactly("ops/agent[Pod] => shop/db[Pod] : All Connections");
  }

  @Test
  void labelsAndExpressionsMustAllHold() {
    String both =
        "ingress: [{from: [{podSelector: {matchLabels: {app: web}, matchExpressions:"
            + " [{key: tier, operator: Exists}]}}]}]";
    assertThat(into("shop/db", ofDb(both))).isEmpty();
  }

  @Test
  void aProtocolWithoutAPortMeansAllOfItsPorts() {
    assertThat(
            into(
                "shop/db",
                ofDb("ingress: [{from: [{podSelector: {}}], ports: [{protocol: UDP}]}]")))
        .containsExactly(WEB_TO_DB + "UDP 1-65535");
  }

  @Test
  void aNameThatNoContainerHasMatchesNothing() {
    assertThat(into("shop/db", ofDb("ingress: [{ports: [{port: metrics}]}]"))).isEmpty();
  }

  @Test
  void aNamedPortIsOfItsProtocol() {
    assertThat(into("shop/db", ofDb("ingress: [{ports: [{port: http, protocol: UDP}]}]")))
        .isEmpty();
  }

  @Test
  void blocksOfVersionSixLeaveVersionFourClosed() {
    assertThat(into("shop/db", ofDb("ingress: [{from: [{ipBlock: {cidr: '2001:db8::/32'}}]}]")))
        .isEmpty();
  }

  @Test
  void bothEndsMustAllow() {
    String both =
        ofDb("ingress: [{from: [{podSelector: {}}], ports: [{port: 5432}, {port: 80}]}]")
            + "---\n"
            + policy(
                    """
                    podSelector: {matchLabels: {app: web}}
                    policyTypes: [Egress]
                    egress: [{to: [{podSelector: {}}], ports: [{port: 5432}, {port: 443}]}]
                    """)
                .replace("name: p", "name: q");
    assertThat(into("shop/db", both)).containsExactly(WEB_TO_DB + "TCP 5432");
  }

  @Test
  void aPolicyThatSelectsNoPodChangesNothing() {
    assertThat(lines(policy("podSelector: {matchLabels: {app: nobody}}"))).isEqualTo(lines(""));
  }
}
