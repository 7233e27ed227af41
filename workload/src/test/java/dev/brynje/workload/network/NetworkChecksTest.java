package dev.brynje.workload.network;

import dev.brynje.workload.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkChecksTest {
  private static final String DENY = "network/default-deny";
  private static final String ISOLATED = "network/pods-isolated";
  private static final String POLICY = "network/policy-selects";
  private static final String PEER = "network/peer-selects";
  private static final String SERVICE = "network/service-selects";
  private static final String TARGET = "network/service-target-port";
  private static final String TLS = "network/ingress-tls";
  private static final String SNIPPETS = "network/no-snippets";
  private static final String REFUSED = "network/snippets-refused";
  private static final String PLAIN = "network/plain-ingress-annotations";

  private static final String PODS =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: api, namespace: shop, labels: {app: api}}
      spec: {containers: [{name: api, ports: [{name: http, containerPort: 8080}]}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop, labels: {app: web}}
      spec: {containers: [{name: web}]}
      """;

  private static final String NAMESPACE =
      "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";
  private static final String DNS =
      "{to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}],"
          + " ports: [{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]}";
  private static final String LOW =
      "low [name: api] namespace shop has no NetworkPolicy among these files that denies ";
  private static final String HIGH = LOW.replace("low", "high");

  static Stream<Trial> policies() {
    return Stream.of(
        Trial.of(DENY, "two policies, one for each direction")
            .manifest(PODS + policy("podSelector: {}") + another(policy("policyTypes: [Egress]")))
            .saysNothing(),
        Trial.of(DENY, "rules that allow a little")
            .manifest(
                PODS
                    + policy("{policyTypes: [Egress], egress: [" + DNS + "]}")
                    + another(from("{podSelector: {}}")))
            .saysNothing(),
        Trial.of(DENY, "the internet without the networks of pods")
            .manifest(
                PODS
                    + policy("podSelector: {}")
                    + another(
                        policy(
                            "{policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0,"
                                + " except: [10.0.0.0/8]}}]}]}")))
            .saysNothing(),
        Trial.of(DENY, "egress stays open")
            .manifest(PODS + policy("podSelector: {}"))
            .says(HIGH + "egress by default"),
        Trial.of(DENY, "a rule lets everything in")
            .manifest(PODS + policy("{ingress: [{}], policyTypes: [Ingress, Egress]}"))
            .says(HIGH + "ingress by default"),
        Trial.of(DENY, "a rule of a second policy lets everything in")
            .manifest(
                PODS + policy("policyTypes: [Ingress, Egress]") + another(policy("ingress: [{}]")))
            .says(
                "high [{}] NetworkPolicy another lets everything in, which undoes that api denies"
                    + " ingress by default"),
        Trial.of(DENY, "a second policy undoes what the first denies")
            .manifest(
                PODS
                    + NAMESPACE
                    + policy("policyTypes: [Ingress, Egress]")
                    + another(policy("{policyTypes: [Ingress], ingress: [{from: [], ports: []}]}")))
            .says(
                "high [{from: [], ports: []}] NetworkPolicy another lets everything in, which undoes"
                    + " that api denies ingress by default"),
        Trial.of(DENY, "every port by its number")
            .manifest(
                PODS
                    + policy("policyTypes: [Ingress, Egress]")
                    + another(
                        policy(
                            "{policyTypes: [Egress], egress: [{ports: [{port: 1, endPort:"
                                + " 65535}]}]}")))
            .says(
                "high [{ports: [{port: 1, endPort: 65535}]}] NetworkPolicy another lets everything"
                    + " out, which undoes that api denies egress by default"),
        Trial.of(DENY, "every port of a protocol, from everywhere")
            .manifest(
                PODS
                    + policy(
                        "{ingress: [{ports: [{protocol: TCP}]}], policyTypes: [Ingress, Egress]}"))
            .says(HIGH + "ingress by default"),
        Trial.of(DENY, "every address")
            .manifest(
                PODS
                    + policy("podSelector: {}")
                    + policy(
                        "{policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: '::/0'}}]}]}"))
            .says(HIGH + "egress by default"),
        Trial.of(DENY, "every pod of every namespace")
            .manifest(PODS + policy("policyTypes: [Egress]") + from("{namespaceSelector: {}}"))
            .says(HIGH + "ingress by default"),
        Trial.of(DENY, "one port for everybody is not everything")
            .manifest(
                PODS
                    + policy("{ingress: [{ports: [{port: 443}]}], policyTypes: [Ingress, Egress]}"))
            .saysNothing(),
        Trial.of(DENY, "a policy that selects some pods does not count")
            .manifest(
                PODS
                    + policy(
                        "{podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress, Egress]}"))
            .says(HIGH + "ingress and egress by default"),
        Trial.of(DENY, "a policy of another namespace does not count")
            .manifest(PODS + policy("policyTypes: [Ingress, Egress]").replace("shop", "other"))
            .says(LOW + "ingress and egress by default; it may be kept elsewhere"),
        Trial.of(DENY, "pods alone do not show that it is missing")
            .manifest(PODS)
            .says(LOW + "ingress and egress by default; it may be kept elsewhere"),
        Trial.of(DENY, "a Namespace is pointed at rather than its pods")
            .manifest(PODS + NAMESPACE)
            .says(HIGH.replace("api", "shop") + "ingress and egress by default"),
        Trial.of(DENY, "Kubernetes' own namespaces")
            .manifest(PODS.replace("shop", "kube-system"))
            .saysNothing(),
        Trial.of(DENY, "no namespace is named")
            .pod("containers: [{name: api}]")
            .says(
                "info [name: api] no NetworkPolicy among these files denies ingress and egress by"
                    + " default where these pods land; it may be kept elsewhere"),
        Trial.of(DENY, "no namespace is named by the policy either")
            .manifest((PODS + policy("podSelector: {}")).replace(", namespace: shop", ""))
            .says(
                "info [name: api] no NetworkPolicy among these files denies egress by default where"
                    + " these pods land; it may be kept elsewhere"),
        Trial.of(DENY, "Cilium's policies")
            .manifest(
                PODS
                    + NAMESPACE
                    + object("cilium.io/v2", "CiliumNetworkPolicy", "namespace: shop", "{}"))
            .says(
                "low [name: shop] namespace shop has no NetworkPolicy among these files that denies"
                    + " ingress and egress by default; what CiliumNetworkPolicy api does is not"
                    + " understood here"),
        Trial.of(DENY, "Cilium's policies for all namespaces")
            .manifest(
                PODS + object("cilium.io/v2", "CiliumClusterwideNetworkPolicy", "labels: {}", "{}"))
            .says(
                "info [name: api] namespace shop has no NetworkPolicy among these files that denies"
                    + " ingress and egress by default; what CiliumClusterwideNetworkPolicy api does"
                    + " is not understood here"),
        Trial.of(DENY, "Calico's policies")
            .manifest(
                PODS
                    + NAMESPACE
                    + object("projectcalico.org/v3", "NetworkPolicy", "namespace: shop", "{}"))
            .says(
                "low [name: shop] namespace shop has no NetworkPolicy among these files that denies"
                    + " ingress and egress by default; what NetworkPolicy api does is not"
                    + " understood here"),
        Trial.of(DENY, "Calico's policies for all namespaces")
            .manifest(
                PODS
                    + NAMESPACE
                    + object("crd.projectcalico.org/v1", "GlobalNetworkPolicy", "labels: {}", "{}"))
            .says(
                "low [name: shop] namespace shop has no NetworkPolicy among these files that denies"
                    + " ingress and egress by default; what GlobalNetworkPolicy api does is not"
                    + " understood here"),
        Trial.of(DENY, "Cilium's policies of another namespace")
            .manifest(
                PODS
                    + NAMESPACE
                    + object("cilium.io/v2", "CiliumNetworkPolicy", "namespace: other", "{}"))
            .says(HIGH.replace("api", "shop") + "ingress and egress by default"),
        Trial.of(ISOLATED, "no policy at all is the default-deny's finding")
            .manifest(PODS)
            .saysNothing(),
        Trial.of(ISOLATED, "a policy that selects nothing is another control's finding")
            .manifest(PODS + policy("podSelector: {matchLabels: {app: wbe}}"))
            .saysNothing(),
        Trial.of(ISOLATED, "one of two, for one direction")
            .manifest(PODS + policy("podSelector: {matchLabels: {app: web}}"))
            .says(
                "medium [name: api] no NetworkPolicy among these files selects its pods for ingress"),
        Trial.of(ISOLATED, "Cilium's policies beside")
            .manifest(
                PODS
                    + policy("podSelector: {matchLabels: {app: web}}")
                    + object("cilium.io/v2", "CiliumNetworkPolicy", "namespace: shop", "{}"))
            .says(
                "low [name: api] no NetworkPolicy among these files selects its pods for ingress;"
                    + " what CiliumNetworkPolicy api does is not understood here"),
        Trial.of(DENY, "a second policy of the name may come last, or first")
            .manifest(
                PODS
                    + NAMESPACE
                    + policy("podSelector: {}\n  policyTypes: [Ingress, Egress]")
                    + policy("podSelector: {matchLabels: {app: web}}"))
            .says(
                HIGH.replace("api", "shop")
                    + "ingress and egress by default; so it is once only one of the objects given twice is kept"),
        Trial.of(DENY, "whichever of the two is the first")
            .manifest(
                PODS
                    + NAMESPACE
                    + policy("podSelector: {matchLabels: {app: web}}")
                    + policy("podSelector: {}\n  policyTypes: [Ingress, Egress]"))
            .says(
                HIGH.replace("api", "shop")
                    + "ingress and egress by default; so it is once only one of the objects given twice is kept"),
        Trial.of(DENY, "or in the midst of three")
            .manifest(
                PODS
                    + NAMESPACE
                    + policy("podSelector: {}\n  policyTypes: [Ingress, Egress]")
                    + policy("podSelector: {matchLabels: {app: web}}")
                    + policy("podSelector: {}\n  policyTypes: [Ingress, Egress]"))
            .says(
                HIGH.replace("api", "shop")
                    + "ingress and egress by default; so it is once only one of the objects given twice is kept"),
        Trial.of(ISOLATED, "for both directions")
            .manifest(
                PODS
                    + policy(
                        "{podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress, Egress]}"))
            .says(
                "medium [name: api] no NetworkPolicy among these files selects its pods for ingress"
                    + " and egress"),
        Trial.of(ISOLATED, "all of them").manifest(PODS + policy("podSelector: {}")).saysNothing(),
        Trial.of(POLICY, "by an expression")
            .manifest(
                PODS
                    + policy(
                        "podSelector: {matchExpressions: [{key: app, operator: In, values: [a, b]}]}"))
            .says(
                "medium [podSelector] the policy selects no pod of namespace shop among these files"),
        Trial.of(POLICY, "no pod of its namespace is among the files")
            .manifest(policy("podSelector: {matchLabels: {app: api}}"))
            .says(
                "info [podSelector] the policy selects no pod of namespace shop among these files"),
        Trial.of(PEER, "pods of its own namespace")
            .manifest(PODS + from("{podSelector: {matchLabels: {app: wbe}}}"))
            .says("low [podSelector] the peer selects no pod of namespace shop among these files"),
        Trial.of(PEER, "every pod").manifest(PODS + from("{podSelector: {}}")).saysNothing(),
        Trial.of(PEER, "pods of another namespace that is there")
            .manifest(
                PODS
                    + from(
                        "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}},"
                            + " podSelector: {matchLabels: {app: wbe}}}"))
            .says(
                "low [podSelector] the peer selects no pod among these files in the namespaces that"
                    + " it selects"),
        Trial.of(PEER, "pods of some namespace")
            .manifest(
                PODS + from("{namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}"))
            .saysNothing(),
        Trial.of(PEER, "a namespace that is elsewhere")
            .manifest(PODS + from("{namespaceSelector: {matchLabels: {team: payments}}}"))
            .saysNothing(),
        Trial.of(PEER, "a label that namespaces do not have by themselves")
            .manifest(PODS + from("{namespaceSelector: {matchLabels: {name: kube-system}}}"))
            .says(
                "low [namespaceSelector] namespace kube-system has no label name unless somebody"
                    + " gave it one"),
        Trial.of("network/no-open-ingress", "a rule without peers")
            .manifest(policy("ingress: [{ports: [{port: 443}]}]"))
            .says(
                "low [{ports: [{port: 443}]}] a rule without from lets in everything on some ports"),
        Trial.of("network/no-open-ingress", "IPv6, and half of IPv4")
            .manifest(
                policy(
                    "ingress: [{from: [{ipBlock: {cidr: '::/0'}}, {ipBlock: {cidr: 128.0.0.0/1}}]}]"))
            .says(
                "medium [cidr: '::/0'] the rule lets in ::/0 on every port",
                "medium [cidr: 128.0.0.0/1] the rule lets in 128.0.0.0/1 on every port"),
        Trial.of("network/no-open-ingress", "every pod, on every port")
            .manifest(
                policy(
                    "ingress: [{from: [{namespaceSelector: {}}], ports: [{port: 1, endPort: 65535}]}]"))
            .says(
                "medium [{namespaceSelector: {}}] the rule lets in every pod of the cluster on every port"),
        Trial.of("network/no-open-ingress", "every pod, by both selectors")
            .manifest(from("{podSelector: {}, namespaceSelector: {}}"))
            .says(
                "medium [{podSelector: {}, namespaceSelector: {}}] the rule lets in every pod of the"
                    + " cluster on every port"),
        Trial.of("network/no-open-ingress", "every pod, on some ports")
            .manifest(
                policy(
                    "ingress: [{from: [{namespaceSelector: {}}], ports: [{port: 80, endPort: 90}]}]"))
            .says(
                "low [{namespaceSelector: {}}] the rule lets in every pod of the cluster on some ports"),
        Trial.of("network/no-open-ingress", "some pods of every namespace, and all of one's own")
            .manifest(
                policy(
                    "ingress: [{from: [{podSelector: {}}, {namespaceSelector: {}, podSelector:"
                        + " {matchLabels: {a: b}}}]}]"))
            .saysNothing(),
        Trial.of("network/no-open-egress", "every pod")
            .manifest(policy("egress: [{to: [{namespaceSelector: {}}]}]"))
            .says(
                "medium [{namespaceSelector: {}}] the rule lets out to every pod of the cluster on every port"),
        Trial.of("network/no-open-ingress", "egress is another control's")
            .manifest(policy("egress: [{}]"))
            .saysNothing(),
        Trial.of("network/no-open-egress", "an empty rule")
            .manifest(policy("egress: [{}]"))
            .says("medium [{}] a rule without to lets out to everything on every port"),
        Trial.of("network/policy-types", "left out")
            .manifest(policy("podSelector: {}"))
            .says(
                "info [spec] policyTypes is not set, so what the policy isolates hangs on its"
                    + " rules"),
        Trial.of("network/policy-types", "rules without effect")
            .manifest(policy("{policyTypes: [Egress], ingress: [{}], egress: [{}]}"))
            .says(
                "medium [ingress] the ingress rules have no effect, for policyTypes lacks Ingress"));
  }

  static Stream<Trial> services() {
    return Stream.of(
        Trial.of("network/no-node-port", "of Knative")
            .manifest(
                service("type: NodePort")
                    .replace("apiVersion: v1", "apiVersion: serving.knative.dev/v1"))
            .saysNothing(),
        Trial.of("network/load-balancer-sources", "internal")
            .manifest(
                service("type: LoadBalancer")
                    .replace(
                        "namespace: shop",
                        "annotations: {networking.gke.io/load-balancer-type: Internal}"))
            .saysNothing(),
        Trial.of("network/load-balancer-sources", "ranges in the old annotation")
            .manifest(
                service("type: LoadBalancer")
                    .replace(
                        "namespace: shop",
                        "annotations: {service.beta.kubernetes.io/load-balancer-source-ranges: 192.0.2.0/24}"))
            .saysNothing(),
        Trial.of("network/load-balancer-sources", "a range of everything")
            .manifest(
                service(
                    "{type: LoadBalancer, loadBalancerSourceRanges: [192.0.2.0/24, 0.0.0.0/0]}"))
            .says("medium [0.0.0.0/0] 0.0.0.0/0 lets every address connect"),
        Trial.of("network/no-external-ips", "none")
            .manifest(service("externalIPs: []"))
            .saysNothing(),
        Trial.of("network/external-name-outside", "with the root's dot")
            .manifest(service("{type: ExternalName, externalName: LOCALHOST.}"))
            .says("medium [externalName: LOCALHOST.] localhost is the caller itself"),
        Trial.of("network/external-name-outside", "an address")
            .manifest(service("{type: ExternalName, externalName: 169.254.169.254}"))
            .says(
                "medium [externalName: 169.254.169.254] 169.254.169.254 is an address, not a name"),
        Trial.of("network/external-name-outside", "not of that type")
            .manifest(service("externalName: localhost"))
            .saysNothing(),
        Trial.of(SERVICE, "no selector").manifest(PODS + service("ports: []")).saysNothing(),
        Trial.of(SERVICE, "an alias")
            .manifest(PODS + service("{type: ExternalName, selector: {app: none}}"))
            .saysNothing(),
        Trial.of(SERVICE, "pods of another namespace")
            .manifest(PODS.replace("shop", "other") + service("selector: {app: api}"))
            .says("info [selector] the Service selects no pod of namespace shop among these files"),
        Trial.of(TARGET, "a number that is listed")
            .manifest(PODS + service("{selector: {app: api}, ports: [{port: 8080}]}"))
            .saysNothing(),
        Trial.of(TARGET, "a number that is not")
            .manifest(
                PODS + service("{selector: {app: api}, ports: [{port: 80, targetPort: 9090}]}"))
            .says("info [targetPort: 9090] no container behind the Service lists port 9090"),
        Trial.of(TARGET, "a workload that lists nothing")
            .manifest(PODS + service("{selector: {app: web}, ports: [{port: 80}]}"))
            .saysNothing(),
        Trial.of(TARGET, "a name, of a workload that lists nothing")
            .manifest(
                PODS + service("{selector: {app: web}, ports: [{port: 80, targetPort: http}]}"))
            .says("low [targetPort: http] no container behind the Service has a port named http"),
        Trial.of(TARGET, "a number in quotes is a name")
            .manifest(
                PODS + service("{selector: {app: api}, ports: [{port: 80, targetPort: '8080'}]}"))
            .says("low [targetPort: '8080'] no container behind the Service has a port named 8080"),
        Trial.of("network/no-ssh-service", "behind another port")
            .manifest(service("ports: [{port: 80, targetPort: 2222}]"))
            .says("medium [targetPort: 2222] the Service leads to SSH"),
        Trial.of("network/port-names", "of the wrong form")
            .container(
                """
                ports:
                  - {containerPort: 1, name: a--b}
                  - {containerPort: 2, name: '8080'}
                  - {containerPort: 3, name: sixteen-letters-}
                  - {containerPort: 4, name: -a}
                """)
            .says(
                "low [name: a--b] a--b is not the name of a port",
                "low [name: '8080'] 8080 is not the name of a port",
                "low [name: sixteen-letters-] sixteen-letters- is not the name of a port",
                "low [name: -a] -a is not the name of a port"),
        Trial.of("network/port-names", "twice among what runs as long as the pod")
            .pod(
                """
                initContainers:
                  - {name: i, ports: [{containerPort: 1, name: http}]}
                  - {name: s, restartPolicy: Always, ports: [{containerPort: 2, name: http}]}
                containers: [{name: a, ports: [{containerPort: 3, name: http}]}]
                """)
            .says("low [name: http] another port of the pod is named http too"),
        Trial.of("network/port-names", "twice in an init container")
            .pod(
                """
                initContainers:
                  - name: i
                    ports: [{containerPort: 1, name: a}, {containerPort: 2, name: a}]
                containers: [{name: a}]
                """)
            .says("low [name: a] another port of the pod is named a too"),
        Trial.of("network/port-names", "numbers that none are")
            .container("ports: [{containerPort: 0}, {name: a}, {containerPort: 65536}]")
            .says(
                "low [containerPort: 0] containerPort must be from 1 to 65535",
                "low [{name: a}] containerPort must be from 1 to 65535",
                "low [containerPort: 65536] containerPort must be from 1 to 65535"),
        Trial.of("network/port-names", "a long one, and digits")
            .container(
                "ports: [{containerPort: 1, name: abcdefghijklmno}, {containerPort: 2, name: 8a}]")
            .saysNothing(),
        Trial.of("network/monitor-selects", "services of another namespace")
            .manifest(
                service("selector: {app: api}")
                        .replace("namespace: shop", "namespace: b, labels: {app: api}")
                    + monitor("{selector: {matchLabels: {app: api}}}"))
            .says("low [selector] the monitor selects no Service among these files"),
        Trial.of("network/monitor-selects", "named namespaces")
            .manifest(
                service("selector: {app: api}")
                        .replace("namespace: shop", "namespace: b, labels: {app: api}")
                    + monitor(
                        "{selector: {matchLabels: {app: api}}, namespaceSelector: {matchNames: [b]}}"))
            .saysNothing(),
        Trial.of("network/monitor-selects", "every namespace")
            .manifest(
                service("selector: {app: api}")
                        .replace("namespace: shop", "namespace: b, labels: {app: api}")
                    + monitor(
                        "{selector: {matchLabels: {app: api}}, namespaceSelector: {any: true}}"))
            .saysNothing(),
        Trial.of("network/monitor-selects", "pods")
            .manifest(
                PODS
                    + monitor("{selector: {matchLabels: {app: wbe}}}")
                        .replace("ServiceMonitor", "PodMonitor"))
            .says("low [selector] the monitor selects no pod among these files"));
  }

  static Stream<Trial> ingresses() {
    return Stream.of(
        Trial.of(TLS, "a host that no entry names")
            .manifest(
                ingress(
                    "{tls: [{hosts: [a.example.com, '*.b.example.com']}], rules: [{host: a.example.com},"
                        + " {host: x.b.example.com}, {host: c.example.com}]}"))
            .says(
                "medium [host: c.example.com] no entry of spec.tls names c.example.com, so it is"
                    + " served over plain HTTP"),
        Trial.of(TLS, "an entry for every host")
            .manifest(ingress("{tls: [{secretName: tls}], rules: [{host: a.example.com}]}"))
            .saysNothing(),
        Trial.of(TLS, "a certificate of the cloud")
            .manifest(
                annotated("alb.ingress.kubernetes.io/certificate-arn: arn", "rules: [{host: a}]"))
            .saysNothing(),
        Trial.of(TLS, "plain HTTP beside it")
            .manifest(
                annotated(
                    "nginx.ingress.kubernetes.io/ssl-redirect: 'false'",
                    "tls: [{secretName: tls}]"))
            .says(
                "low [nginx.ingress.kubernetes.io/ssl-redirect: 'false'] plain HTTP is served"
                    + " beside TLS"),
        Trial.of("network/ingress-backend", "a Service without that port")
            .manifest(service("ports: [{name: http, port: 80}]") + ingress(backend("api", "8080")))
            .says("low [name: api] Service shop/api has no port 8080"),
        Trial.of("network/ingress-backend", "two paths to one missing Service")
            .manifest(
                ingress(
                    "{rules: [{http: {paths: [{backend: {service: {name: x, port: {number: 80}}}},"
                        + " {backend: {service: {name: x, port: {number: 80}}}}]}}]}"))
            .says("low [name: x] Service shop/x is not among these files"),
        Trial.of("network/route-backend", "a Service of another namespace")
            .manifest(
                service("ports: [{port: 80}]")
                    + """
                    ---
                    apiVersion: gateway.networking.k8s.io/v1
                    kind: HTTPRoute
                    metadata: {name: r, namespace: front}
                    spec: {rules: [{backendRefs: [{name: api, namespace: shop, port: 80}, {name: api}]}]}
                    """)
            .says("low [name: api] Service front/api is not among these files"),
        Trial.of("network/ingress-host", "none")
            .manifest(ingress("rules: [{http: {}}]"))
            .says("low [{http: {}}] the rule names no host, so it answers for every name"),
        Trial.of(SNIPPETS, "Lua")
            .manifest(
                annotated(
                    "nginx.ingress.kubernetes.io/server-snippet: 'content_by_lua_block { x }'",
                    "rules: []"))
            .says(
                "critical [nginx.ingress.kubernetes.io/server-snippet: 'content_by_lua_block { x }']"
                    + " server-snippet puts content_by_lua_block into the configuration of the"
                    + " gateway"),
        Trial.of(SNIPPETS, "alias")
            .manifest(annotated("nginx.org/location-snippets: 'alias /etc/;'", "rules: []"))
            .says(
                "critical [nginx.org/location-snippets: 'alias /etc/;'] location-snippets puts alias"
                    + " into the configuration of the gateway"),
        Trial.of(SNIPPETS, "a harmless one")
            .manifest(
                annotated(
                    "nginx.ingress.kubernetes.io/modsecurity-snippet: 'SecRuleEngine On'",
                    "rules: []"))
            .says(
                "high [nginx.ingress.kubernetes.io/modsecurity-snippet: 'SecRuleEngine On']"
                    + " modsecurity-snippet writes into the configuration of the gateway"),
        Trial.of(PLAIN, "a line break")
            .manifest(
                annotated("nginx.ingress.kubernetes.io/mirror-target: \"a\\nb\"", "rules: []"))
            .says(
                "high [nginx.ingress.kubernetes.io/mirror-target: \"a\\nb\"] mirror-target holds a"
                    + " line break, which can end the directive"),
        Trial.of(PLAIN, "variables")
            .manifest(
                annotated(
                    "nginx.ingress.kubernetes.io/auth-url: 'http://${host}/$request_uri'",
                    "rules: []"))
            .saysNothing(),
        Trial.of(PLAIN, "a brace that closes nothing")
            .manifest(
                annotated("nginx.ingress.kubernetes.io/auth-url: 'http://${host}}'", "rules: []"))
            .says(
                "high [nginx.ingress.kubernetes.io/auth-url: 'http://${host}}'] auth-url holds },"
                    + " which can end the directive"),
        Trial.of(REFUSED, "a truth that is written otherwise")
            .manifest(configMap("allow-snippet-annotations: 'TRUE'"))
            .says(
                "high [allow-snippet-annotations: 'TRUE'] every Ingress may write into the"
                    + " configuration of the gateway"),
        Trial.of(REFUSED, "no truth")
            .manifest(configMap("allow-snippet-annotations: 'yes'"))
            .saysNothing(),
        Trial.of(REFUSED, "other settings").manifest(configMap("use-http2: 'true'")).saysNothing(),
        Trial.of(PLAIN, "a pattern for a name")
            .manifest(
                annotated("nginx.ingress.kubernetes.io/auth-tls-match-cn: 'CN=a{2}'", "rules: []"))
            .saysNothing());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"policies", "services", "ingresses"})
  void judges(Trial trial) {
    trial.holds();
  }

  private static String policy(String spec) {
    return object("networking.k8s.io/v1", "NetworkPolicy", "namespace: shop", spec);
  }

  /** The object under another name: of two objects of one name a cluster keeps one. */
  private static String another(String object) {
    return object.replace("{name: api,", "{name: another,");
  }

  private static String from(String peer) {
    return policy("ingress: [{from: [%s]}]".formatted(peer));
  }

  private static String service(String spec) {
    return object("v1", "Service", "namespace: shop", spec);
  }

  private static String monitor(String spec) {
    return object("monitoring.coreos.com/v1", "ServiceMonitor", "namespace: shop", spec);
  }

  private static String ingress(String spec) {
    return object("networking.k8s.io/v1", "Ingress", "namespace: shop", spec);
  }

  private static String configMap(String data) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ingress-nginx}\ndata:\n  " + data;
  }

  private static String backend(String service, String port) {
    return "defaultBackend: {service: {name: %s, port: {number: %s}}}".formatted(service, port);
  }

  private static String annotated(String annotation, String spec) {
    return ingress(spec)
        .replace("metadata: {", "metadata:\n  annotations:\n    " + annotation + "\n  ")
        .replace(", namespace: shop}", "\n  namespace: shop");
  }

  /** One that comes after others, or alone. */
  private static String object(String apiVersion, String kind, String metadata, String spec) {
    String body = spec.startsWith("{") ? " " + spec : "\n  " + spec;
    return "---\napiVersion: %s\nkind: %s\nmetadata: {name: api, %s}\nspec:%s\n"
        .formatted(apiVersion, kind, metadata, body);
  }
}
