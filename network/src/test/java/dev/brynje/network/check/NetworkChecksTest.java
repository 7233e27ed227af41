package dev.brynje.network.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Severity;
import dev.brynje.network.Manifests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What checks say of small clusters. */
class NetworkChecksTest {
  private static final String PODS =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: api, namespace: shop, labels: {app: api}}
      spec: {containers: [{name: api, ports: [{name: grpc, containerPort: 9090}]}]}
      ---
      """;

  private static final String DENY =
      policy("deny", "{podSelector: {}, policyTypes: [Ingress, Egress]}");

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop}
      spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
      ---
      """;

  private static final String INGRESS =
      """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata: {name: web, namespace: shop}
      spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
      ---
      """;

  private static String policy(String name, String spec) {
    return """
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: %s, namespace: shop}
    spec: %s
    ---
    """
        .formatted(name, spec);
  }

  private static String egress(String rule) {
    return policy(
        "egress", "{podSelector: {}, policyTypes: [Egress], egress: [%s]}".formatted(rule));
  }

  private static List<Complaint> complaints(NetworkCheck check, String yaml) {
    Complaints complaints = new Complaints();
    check.judge(NetworkView.of(Manifests.read(PODS + yaml).cluster()), complaints);
    return complaints.all();
  }

  private static List<String> messages(NetworkCheck check, String yaml) {
    return complaints(check, yaml).stream().map(Complaint::message).toList();
  }

  @Test
  void podsThatNoPolicyClosesResolveNames() {
    assertThat(messages(new NamesResolve(), policy("in", "{podSelector: {}}"))).isEmpty();
  }

  @Test
  void egressThatIsClosedClosesNames() {
    assertThat(messages(new NamesResolve(), DENY))
        .containsExactly(
            "egress is closed and no policy allows DNS: shop/web[Pod], shop/api[Pod] cannot resolve"
                + " names, and reaches nothing else either");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kubernetes.io/metadata.name: kube-system} | {} | ",
        "{} | {k8s-app: kube-dns} | ",
        "{name: kube-system} | {} | selects namespaces with name=kube-system, which kube-system does not carry",
        "{} | {k8s-app: dns} | selects pods with k8s-app=dns, and name servers have k8s-app=kube-dns",
      })
  void aRuleForDnsReachesNameServersByTheLabelsThatTheyHave(
      String namespace, String pod, String missed) {
    String yaml =
        egress(
            "{to: [{namespaceSelector: {matchLabels: %s}, podSelector: {matchLabels: %s}}], ports: [{port: 53, protocol: UDP}, {port: 53}]}"
                .formatted(namespace, pod));
    if (missed == null) {
      assertThat(messages(new NamesResolve(), yaml)).isEmpty();
    } else {
      assertThat(messages(new NamesResolve(), yaml))
          .containsExactly(
              "the rule for DNS %s, so that shop/web[Pod], shop/api[Pod] cannot resolve names"
                  .formatted(missed));
    }
  }

  @Test
  void namespaceKubeSystemMayBeWrittenWithItsLabels() {
    String yaml =
        "{apiVersion: v1, kind: Namespace, metadata: {name: kube-system, labels: {name: kube-system}}}\n---\n"
            + egress(
                "{to: [{namespaceSelector: {matchLabels: {name: kube-system}}}], ports: [{port: 53, protocol: UDP}, {port: 53}]}");
    assertThat(messages(new NamesResolve(), yaml)).isEmpty();
  }

  @Test
  void aRuleForDnsInTheOwnNamespaceReachesNoNameServer() {
    assertThat(
            messages(
                new NamesResolve(),
                egress("{to: [{podSelector: {}}], ports: [{port: 53, protocol: UDP}]}")))
        .singleElement()
        .asString()
        .startsWith("the rule for DNS selects pods of namespace shop, and name servers are in ");
  }

  @Test
  void dnsOverUdpAloneIsHalf() {
    List<Complaint> complaints =
        complaints(
            new NamesResolve(),
            egress("{to: [{namespaceSelector: {}}], ports: [{port: 53, protocol: UDP}]}"));
    assertThat(complaints).hasSize(1);
    assertThat(complaints.getFirst().severity()).contains(Severity.LOW);
    assertThat(complaints.getFirst().message()).contains("over UDP only");
  }

  @ParameterizedTest
  @CsvSource({"169.254.20.10/32", "10.96.0.10/32", "192.0.2.53/32"})
  void aResolverMayBeAnAddress(String cidr) {
    assertThat(
            messages(
                new NamesResolve(),
                egress(
                    "{to: [{ipBlock: {cidr: %s}}], ports: [{port: 53, protocol: UDP}, {port: 53}]}"
                        .formatted(cidr))))
        .isEmpty();
  }

  @Test
  void anIngressToAPodThatLetsNobodyInIsToldOnce() {
    assertThat(messages(new ServicesLetIn(), DENY + SERVICE + INGRESS))
        .containsExactly(
            "Service shop/web leads to TCP 8080 of shop/web[Pod], where NetworkPolicy shop/deny lets in nobody");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{from: [{namespaceSelector: {matchLabels: {name: ingress}}}]}",
        "{from: [{podSelector: {matchLabels: {app: api}}}]}",
        "{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}",
        "{ports: [{port: http}]}",
      })
  void whoIsLetInMayBeTheController(String rule) {
    String open =
        policy("open", "{podSelector: {}, policyTypes: [Ingress], ingress: [%s]}".formatted(rule));
    assertThat(messages(new ServicesLetIn(), DENY + open + SERVICE + INGRESS)).isEmpty();
  }

  @Test
  void policiesHoldForTheTargetPort() {
    String open =
        policy(
            "open", "{podSelector: {}, policyTypes: [Ingress], ingress: [{ports: [{port: 80}]}]}");
    assertThat(messages(new ServicesLetIn(), open + SERVICE))
        .containsExactly(
            "the Service leads to TCP 8080 of shop/web[Pod], where NetworkPolicy shop/open lets in nobody");
  }

  @Test
  void aLoadBalancerBringsNoPods() {
    String open =
        policy(
            "open",
            "{podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]}");
    String service = SERVICE.replace("spec: {", "spec: {type: LoadBalancer, ");
    assertThat(messages(new ServicesLetIn(), open + SERVICE)).isEmpty();
    assertThat(messages(new ServicesLetIn(), open + service))
        .containsExactly(
            "the LoadBalancer Service leads to TCP 8080 of shop/web[Pod], where NetworkPolicy shop/open lets in nobody from outside");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http | ",
        "htpp | a port named htpp over TCP; they have grpc, http",
        "53 | ",
      })
  void aNamedPortIsThatOfSomeContainer(String port, String message) {
    List<String> messages =
        messages(
            new NamedPortExists(),
            policy("in", "{podSelector: {}, ingress: [{ports: [{port: %s}]}]}".formatted(port)));
    assertThat(messages)
        .isEqualTo(
            message == null
                ? List.of()
                : List.of("no container of the pods that the policy selects has " + message));
  }

  @Test
  void anEgressRuleMeansThePortsOfWhomItReaches() {
    String rule = "{to: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: http}]}";
    assertThat(messages(new NamedPortExists(), egress(rule)))
        .containsExactly(
            "no container of the pods that the rule selects has a port named http over TCP; they have grpc");
    assertThat(messages(new NamedPortExists(), egress(rule.replace("http", "grpc")))).isEmpty();
    assertThat(messages(new NamedPortExists(), egress(rule.replace("http", "grpc, protocol: UDP"))))
        .containsExactly(
            "no container of the pods that the rule selects has a port named grpc over UDP; they have grpc over TCP");
  }

  private static String ingress(String rules) {
    return policy(
        "in", "{podSelector: {}, policyTypes: [Ingress], ingress: [%s]}".formatted(rules));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ports: [{port: 80}]}, {ports: [{port: 80}]} | spec.ingress[0] of the same policy allows all that spec.ingress[1] does",
        "{ports: [{port: 80}]}, {ports: [{port: 1, endPort: 99}]} | spec.ingress[1] of the same policy allows all that spec.ingress[0] does",
        "{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}, {from: [{ipBlock: {cidr: 10.1.0.0/16}}]} | spec.ingress[0] of the same policy allows all that spec.ingress[1] does",
        "{from: [{podSelector: {matchLabels: {a: b}}}]}, {from: [{namespaceSelector: {}}]} | spec.ingress[1] of the same policy allows all that spec.ingress[0] does",
        "{from: [{podSelector: {matchLabels: {a: b}}}]}, {from: [{podSelector: {matchLabels: {a: c}}}]} | ",
        "{ports: [{port: 80}]}, {ports: [{port: 80, protocol: UDP}]} | ",
      })
  void aRuleIsRedundantWhenAnotherMeansAllThatItDoes(String rules, String message) {
    assertThat(messages(new NoRedundantRule(), ingress(rules)))
        .isEqualTo(message == null ? List.of() : List.of(message));
  }

  @Test
  void aRuleBehindOneOfAnEarlierPriorityNeverDecides() {
    String admin =
        """
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata: {name: p%d}
        spec:
          priority: %d
          subject: {namespaces: {}}
          ingress: [{action: %s, from: [{namespaces: {}}]}]
        ---
        """;
    List<Complaint> complaints =
        complaints(
            new NoRedundantRule(), admin.formatted(2, 2, "Allow") + admin.formatted(1, 1, "Deny"));
    assertThat(complaints).hasSize(1);
    assertThat(complaints.getFirst().severity()).contains(Severity.MEDIUM);
    assertThat(complaints.getFirst().message())
        .isEqualTo(
            "spec.ingress[0] never decides, for spec.ingress[0] of AdminNetworkPolicy p1 comes first and means all that it does");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{from: [{ipBlock: {cidr: 0.0.0.0/2}}, {ipBlock: {cidr: 64.0.0.0/2}}]}, {from: [{ipBlock: {cidr: 128.0.0.0/2}}, {ipBlock: {cidr: 192.0.0.0/3}}]} | with this rule the blocks of the policy add up to the whole internet",
        "{from: [{namespaceSelector: {matchExpressions: [{key: x, operator: DoesNotExist}]}}]} | the rule means any pod of any namespace that may come, and all ports",
        "{ports: [{port: 1, endPort: 30000}, {port: 30001, endPort: 65535}]} | the ports of the rule add up to all ports of TCP",
        "{from: [{ipBlock: {cidr: 0.0.0.0/0}}]} | ",
        "{from: [{namespaceSelector: {}}], ports: [{port: 80}]} | ",
      })
  void everythingIsAlsoWhatAddsUpToIt(String rules, String message) {
    assertThat(messages(new NoDisguisedAllowAll(), ingress(rules)))
        .isEqualTo(message == null ? List.of() : List.of(message));
  }

  private static final String DATABASE =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: db, namespace: shop, labels: {app: db}}
      spec: {containers: [{name: db, image: "registry.example.com:5000/postgres:17"}]}
      ---
      """;

  @Test
  void aDatabaseNextToTheEdgeIsToldOnceAndOneBehindAnotherPodWithThePath() {
    assertThat(messages(new NoDatabaseAtEdge(), DATABASE + SERVICE + INGRESS))
        .containsExactly(
            "the database is reached directly by what serves the internet: shop/web[Pod] (Ingress shop/web)");
    assertThat(messages(new NoPathToSensitive(), DATABASE + SERVICE + INGRESS)).isEmpty();
    String closed =
        policy(
            "db",
            "{podSelector: {matchLabels: {app: db}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {app: api}}}]}]}");
    assertThat(messages(new NoDatabaseAtEdge(), DATABASE + SERVICE + INGRESS + closed)).isEmpty();
    assertThat(messages(new NoPathToSensitive(), DATABASE + SERVICE + INGRESS + closed))
        .containsExactly(
            "a path leads from the edge to a database: shop/web[Pod] (Ingress shop/web) => shop/api[Pod] => shop/db[Pod]");
  }

  @Test
  void aMetadataServiceIsLetOutToByARuleOrByNoPolicyAtAll() {
    assertThat(messages(new NoMetadataService(), egress("{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}")))
        .containsExactly(
            "the rule lets shop/web[Pod], shop/api[Pod] out to the metadata service, 169.254.169.254");
    assertThat(messages(new NoMetadataService(), SERVICE))
        .containsExactly(
            "no policy keeps the pods of namespace shop from the metadata service, 169.254.169.254");
    assertThat(messages(new NoMetadataService(), DENY)).isEmpty();
  }

  @Test
  void aPolicyWithoutRulesIsolatesUnlessAnotherOneLetsIn() {
    String empty = policy("web", "{podSelector: {matchLabels: {app: web}}}");
    assertThat(messages(new NoSilentIsolation(), empty))
        .containsExactly("the policy has no rule, and lets nothing in to shop/web[Pod]");
    assertThat(messages(new NoSilentIsolation(), empty + ingress("{}"))).isEmpty();
    assertThat(messages(new NoSilentIsolation(), DENY)).isEmpty();
  }
}
