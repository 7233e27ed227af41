package dev.brynje.workload.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.Trial;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NamespaceChecksTest {
  private static final String QUOTA = "workload/resource-quota";
  private static final String OWN = "workload/own-namespace";
  private static final String SYSTEM = "workload/no-system-namespace";
  private static final String SELECTOR = "workload/selector-matches-template";
  private static final String LABEL = "workload/label-syntax";
  private static final String NAME = "workload/metadata-name";
  private static final String TWICE = "workload/no-duplicates";
  private static final String DATA = "workload/configuration-exists";

  static Stream<Trial> namespaces() {
    return Stream.of(
        Trial.of(QUOTA, "a namespace without workloads, and one that only workloads name")
            .manifest(
                """
                apiVersion: v1
                kind: Namespace
                metadata: {name: empty}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: api, namespace: shop}
                spec: {containers: [{name: api}]}
                """)
            .says(
                "low [name: empty] namespace empty has no ResourceQuota among these files, so"
                    + " nothing bounds what it takes",
                "low [name: api] namespace shop has no ResourceQuota among these files, so nothing"
                    + " bounds what it takes"),
        Trial.of(QUOTA, "without a namespace both are in default")
            .manifest(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: api}
                spec: {containers: [{name: api}]}
                ---
                apiVersion: v1
                kind: ResourceQuota
                metadata: {name: q, namespace: default}
                """)
            .saysNothing(),
        Trial.of("workload/limit-range", "of another namespace")
            .manifest(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: api, namespace: shop}
                spec: {containers: [{name: api}]}
                ---
                apiVersion: v1
                kind: LimitRange
                metadata: {name: q, namespace: other}
                """)
            .says(
                "low [name: api] namespace shop has no LimitRange among these files, so limits have"
                    + " no default"),
        Trial.of(OWN, "none named")
            .container("image: x")
            .says(
                "info [name: api] no namespace is named, so it lands in default unless the command"
                    + " says otherwise"),
        Trial.of(OWN, "not a workload")
            .manifest(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: a, namespace: default}
                """)
            .says("low [namespace: default] the namespace default belongs to nobody"),
        Trial.of(OWN, "what the cluster puts there, and what has no namespace")
            .manifest(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: kubernetes, namespace: default}
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: default, namespace: default}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata: {name: a}
                """)
            .saysNothing(),
        Trial.of(SYSTEM, "a part of the cluster")
            .manifest(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: coredns, namespace: kube-system}
                spec: {template: {metadata: {labels: {k8s-app: kube-dns}}, spec: {containers: []}}}
                """)
            .saysNothing(),
        Trial.of(SYSTEM, "kube-public")
            .manifest(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: api, namespace: kube-public}
                spec: {containers: [{name: api}]}
                """)
            .says("medium [namespace: kube-public] kube-public is for what the cluster runs on"));
  }

  static Stream<Trial> shapes() {
    return Stream.of(
        Trial.of("workload/unique-names", "of containers of every kind, and of volumes")
            .pod(
                """
                initContainers: [{name: api}]
                containers: [{name: api}, {name: log}]
                ephemeralContainers: [{name: log}]
                volumes: [{name: a, emptyDir: {}}, {name: a}]
                """)
            .says(
                "high [name: api] a container called api stands at line %s already".formatted(6),
                "high [name: log] a container called log stands at line %s already".formatted(7),
                "high [name: a] a volume called a stands at line %s already".formatted(9)),
        Trial.of("workload/mounted-volume-exists", "in containers of every kind")
            .pod(
                """
                initContainers: [{name: a, volumeMounts: [{name: x, mountPath: /a}]}]
                containers: [{name: b, volumeMounts: [{name: here, mountPath: /a}]}]
                ephemeralContainers: [{name: c, volumeDevices: [{name: gone, devicePath: /dev/a}]}]
                volumes: [{name: here, emptyDir: {}}]
                """)
            .says(
                "high [name: x] the pod has no volume called x",
                "high [name: gone] the pod has no volume called gone"),
        Trial.of("workload/mounted-volume-exists", "the claims of a StatefulSet are volumes")
            .manifest(
                """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: db}
                spec:
                  template:
                    spec:
                      containers:
                        - name: db
                          volumeMounts: [{name: data, mountPath: /a}, {name: gone, mountPath: /b}]
                  volumeClaimTemplates:
                    - metadata: {name: data}
                """)
            .says("high [name: gone] the pod has no volume called gone"),
        Trial.of(SELECTOR, "missing")
            .manifest(deployment("{}"))
            .says("medium [spec] the selector is missing, so the API server refuses it"),
        Trial.of(SELECTOR, "empty")
            .manifest(deployment("{selector: {}}"))
            .says("medium [selector] the selector is empty, so the API server refuses it"),
        Trial.of(SELECTOR, "the label that differs")
            .manifest(
                deployment(
                    "{selector: {matchLabels: {a: x, b: v}}, template: {metadata: {labels: {a: x,"
                        + " b: z}}}}"))
            .says("medium [b: v] the selector does not match the labels of the pod template"),
        Trial.of(SELECTOR, "an expression that fails")
            .manifest(
                deployment(
                    "{selector: {matchExpressions: [{key: a, operator: Exists}]},"
                        + " template: {metadata: {labels: {b: z}}}}"))
            .says("medium [selector] the selector does not match the labels of the pod template"),
        Trial.of(SELECTOR, "a ReplicationController takes its template's")
            .manifest(
                """
                apiVersion: v1
                kind: ReplicationController
                metadata: {name: api}
                spec: {template: {metadata: {labels: {a: b}}}}
                """)
            .saysNothing(),
        Trial.of(LABEL, "keys and values")
            .manifest(
                """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: api
                  labels:
                    app.kubernetes.io/name: api
                    empty: ""
                    -a: x
                    UPPER.example.com/a: x
                    b: x-
                  annotations:
                    Example.com/free: "any text, with spaces"
                    a/b/c: x
                """)
            .says(
                "low [-a: x] -a is not the key of a label",
                "low [UPPER.example.com/a: x] UPPER.example.com/a is not the key of a label",
                "low [b: x-] the value of label b is not one",
                "low [a/b/c: x] a/b/c is not the key of an annotation"),
        Trial.of(LABEL, "on the template")
            .manifest(deployment("{template: {metadata: {labels: {a: b c}}}}"))
            .says("low [a: b c] the value of label a is not one"),
        Trial.of(LABEL, "63 characters, and 64")
            .manifest(
                deployment(
                    "{template: {metadata: {labels: {a: %s, b: %s}}}}"
                        .formatted("x".repeat(63), "x".repeat(64))))
            .says("low [b: %s] the value of label b is not one".formatted("x".repeat(64))),
        Trial.of(LABEL, "a number is no string")
            .manifest(deployment("{template: {metadata: {labels: {a: 1}}}}"))
            .says(
                "unjudged [a: 1] spec.template.metadata.labels.a must be a string, but is the"
                    + " number 1"),
        Trial.of(NAME, "of a Service, without dots")
            .manifest("apiVersion: v1\nkind: Service\nmetadata: {name: a.b}\n")
            .says("low [name: a.b] the API server takes no such name for a Service"),
        Trial.of(NAME, "of a ConfigMap, with dots")
            .manifest("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a.b}\n")
            .saysNothing(),
        Trial.of(NAME, "none")
            .manifest("apiVersion: v1\nkind: ConfigMap\nmetadata: {labels: {a: b}}\n")
            .says("low [metadata] the object has no name"),
        Trial.of(NAME, "made by the API server")
            .manifest("apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: a-}\n")
            .saysNothing(),
        Trial.of(NAME, "too long for a CronJob")
            .manifest(
                "apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: %s\n"
                    .formatted("a".repeat(53)))
            .says(
                "low [name: %s] the name has 53 characters, but a CronJob takes 52"
                    .formatted("a".repeat(53))),
        Trial.of(NAME, "roles have names of other forms")
            .manifest(
                "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: 'a:b'}\n")
            .saysNothing(),
        Trial.of("workload/dns-search", "the node's resolver")
            .podWith("dnsPolicy: Default")
            .saysNothing());
  }

  static Stream<Trial> references() {
    String settings =
        "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {a: b}\n";
    return Stream.of(
        Trial.of(TWICE, "in default, once written and once not")
            .manifest(
                settings + settings.replace("name: settings", "name: settings, namespace: default"))
            .says(
                "low [name: settings] ConfigMap default/settings is given at case.yaml:4 too, and"
                    + " the one applied last wins"),
        Trial.of(TWICE, "of another kind, and without names")
            .manifest(
                settings
                    + settings.replace("ConfigMap", "Secret")
                    + "---\napiVersion: batch/v1\nkind: Job\nmetadata: {generateName: a-}\n"
                        .repeat(2))
            .saysNothing(),
        Trial.of(DATA, "the whole of it")
            .manifest(podWith("envFrom: [{configMapRef: {name: settings}}]") + settings)
            .saysNothing(),
        Trial.of(DATA, "a ConfigMap that is missing, and a Secret")
            .manifest(
                podWith(
                    "envFrom: [{configMapRef: {name: settings}}, {secretRef: {name: password}}]"))
            .says(
                "low [name: settings] ConfigMap default/settings is not among these files",
                "info [name: password] Secret default/password is not among these files"),
        Trial.of(DATA, "optional ones")
            .manifest(podWith("envFrom: [{configMapRef: {name: settings, optional: true}}]"))
            .saysNothing(),
        Trial.of(DATA, "a Secret that a controller makes")
            .manifest(
                podWith("env: [{name: A, valueFrom: {secretKeyRef: {name: p, key: k}}}]")
                    + """
                    ---
                    apiVersion: external-secrets.io/v1
                    kind: ExternalSecret
                    metadata: {name: p}
                    """)
            .saysNothing(),
        Trial.of(DATA, "the certificate that every namespace has")
            .podWith("volumes: [{name: c, configMap: {name: kube-root-ca.crt}}]")
            .saysNothing(),
        Trial.of("workload/service-account-exists", "default is always there")
            .podWith("serviceAccountName: default")
            .saysNothing(),
        Trial.of("workload/service-account-exists", "by the old field")
            .podWith("serviceAccount: api")
            .says("low [serviceAccount: api] ServiceAccount default/api is not among these files"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"namespaces", "shapes", "references"})
  void judges(Trial trial) {
    trial.holds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "batch/v1beta1 | CronJob | 20 | ",
        "batch/v1beta1 | CronJob | 21 | low CronJob of batch/v1beta1 is deprecated since Kubernetes 1.21 and goes with 1.25",
        "batch/v1beta1 | CronJob | 25 | medium CronJob of batch/v1beta1 is gone since Kubernetes 1.25",
        "apps/v1beta2  | Deployment | 37 | medium Deployment of apps/v1beta2 is gone since Kubernetes 1.16",
        "v1 | Endpoints | 37 | low Endpoints of v1 is deprecated since Kubernetes 1.33",
        "apps/v1 | Deployment | 37 | "
      })
  void apiVersionIsJudgedByTheVersionOfTheCluster(
      String apiVersion, String kind, int minor, String expected) {
    String manifest = "apiVersion: %s\nkind: %s\nmetadata: {name: a}\n".formatted(apiVersion, kind);
    List<String> said = Trial.said(List.of(new CurrentApi(new KubernetesVersion(minor))), manifest);
    String line = expected == null ? "" : expected;
    assertThat(said.stream().map(one -> one.replaceAll(" \\[[^\\]]*\\]", "")).toList())
        .isEqualTo(line.isEmpty() ? List.of() : List.of(line));
  }

  private static String deployment(String spec) {
    return "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api}\nspec: %s\n"
        .formatted(spec);
  }

  private static String podWith(String fields) {
    return """
    apiVersion: v1
    kind: Pod
    metadata: {name: api}
    spec:
      containers:
        - name: api
          %s
    """
        .formatted(fields);
  }
}
