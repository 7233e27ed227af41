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
}
