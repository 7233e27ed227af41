package dev.brynje.kube.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.inventory.RouteFact.Backend;
import dev.brynje.kube.inventory.WorkloadFact.Port;
import dev.brynje.kube.inventory.WorkloadFact.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: api, namespace: shop}
      spec:
        replicas: 3
        template:
          metadata: {labels: {app: api}}
          spec:
            serviceAccountName: api
            initContainers:
              - {name: migrate, ports: [{containerPort: 1}]}
              - {name: proxy, restartPolicy: Always, ports: [{name: admin, containerPort: 9901}]}
            containers:
              - name: api
                ports: [{name: http, containerPort: 8080}]
                envFrom:
                  - configMapRef: {name: settings}
                  - secretRef: {name: spare, optional: true}
                env:
                  - {name: A, valueFrom: {configMapKeyRef: {name: settings, key: a}}}
                  - {name: B, valueFrom: {secretKeyRef: {name: keys, key: b}}}
                  - {name: C, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
            volumes:
              - {name: v1, configMap: {name: settings, items: [{key: z, path: z}]}}
              - {name: v2, secret: {secretName: certificate}}
              - {name: v3, persistentVolumeClaim: {claimName: files}}
              - {name: v4, projected: {sources: [{secret: {name: keys}}, {configMap: {name: ca}}]}}
      """;

  @Test
  void workloadRefersToEachObjectOnce() {
    assertThat(Facts.one(WorkloadFact.class, DEPLOYMENT).references())
        .extracting(Reference::kind, Reference::name, one -> String.join(",", one.keys()))
        .containsExactly(
            tuple("ServiceAccount", "api", ""),
            tuple("ConfigMap", "settings", "a,z"),
            tuple("Secret", "keys", "b"),
            tuple("Secret", "certificate", ""),
            tuple("PersistentVolumeClaim", "files", ""),
            tuple("ConfigMap", "ca", ""));
  }

  @Test
  void onlyContainersThatKeepRunningListen() {
    assertThat(Facts.one(WorkloadFact.class, DEPLOYMENT).ports())
        .containsExactly(new Port("admin", 9901), new Port("http", 8080));
  }

  @Test
  void replicasAreOneWhenNotWritten() {
    WorkloadFact written = Facts.one(WorkloadFact.class, DEPLOYMENT);
    WorkloadFact silent =
        Facts.one(WorkloadFact.class, DEPLOYMENT.replace("replicas: 3", "paused: false"));
    assertThat(written.replicas().count()).isEqualTo(3);
    assertThat(written.replicas().place().span().line()).isEqualTo(5);
    assertThat(silent.replicas().count()).isEqualTo(1);
    assertThat(silent.replicas().written()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "topologySpreadConstraints: [{labelSelector: {matchLabels: {app: api}}}] | true",
        "topologySpreadConstraints: [{labelSelector: {matchLabels: {app: web}}}] | false",
        "topologySpreadConstraints: [{topologyKey: zone}] | false",
        "topologySpreadConstraints: [{matchLabelKeys: [app]}] | false",
        "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
            + " [{labelSelector: {matchLabels: {app: api}}}]}} | true",
        "affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution:"
            + " [{podAffinityTerm: {labelSelector: {matchLabels: {app: api}}}}]}} | true",
        "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
            + " [{labelSelector: {matchLabels: {app: api}}}]}} | false",
        "nodeSelector: {disk: ssd} | false"
      })
  void podsAreSpreadByARuleThatSelectsThem(String rule, boolean spread) {
    String manifest = DEPLOYMENT.replace("serviceAccountName: api", rule);
    assertThat(Facts.one(WorkloadFact.class, manifest).spread()).isEqualTo(spread);
  }

  @Test
  void ingressOfEveryVersionNamesItsServices() {
    String manifest =
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata: {name: web, namespace: shop}
        spec:
          defaultBackend: {service: {name: a, port: {number: 80}}}
          rules:
            - http: {paths: [{backend: {service: {name: b, port: {name: http}}}}]}
            - http: {paths: [{backend: {resource: {kind: Bucket, name: c}}}]}
            - http: {paths: [{backend: {serviceName: d, servicePort: 8080}}]}
        """;
    assertThat(Facts.one(RouteFact.class, manifest).backends())
        .extracting(Backend::kind, Backend::namespace, Backend::name, Backend::port)
        .containsExactly(
            tuple("Service", "shop", "a", "80"),
            tuple("Service", "shop", "b", "http"),
            tuple("Bucket", "shop", "c", ""),
            tuple("Service", "shop", "d", "8080"));
  }

  @Test
  void gatewayRouteMayReachIntoAnotherNamespace() {
    String manifest =
        """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {name: web, namespace: shop}
        spec:
          rules:
            - backendRefs: [{name: a, port: 80}, {name: b, namespace: other}]
              filters: [{requestMirror: {backendRef: {name: c, port: 81}}}]
        """;
    assertThat(Facts.one(RouteFact.class, manifest).backends())
        .extracting(Backend::namespace, Backend::name, Backend::port)
        .containsExactly(
            tuple("shop", "a", "80"), tuple("other", "b", ""), tuple("shop", "c", "81"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                          | true  | false",
        "{egress: [{}]}                              | true  | true",
        "{policyTypes: [Egress]}                     | false | true",
        "{policyTypes: [Ingress], egress: [{}]}      | true  | false",
        "{policyTypes: [Ingress, Egress]}            | true  | true"
      })
  void policyIsolatesByItsTypes(String spec, boolean ingress, boolean egress) {
    String manifest =
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: p}
        spec: %s
        """
            .formatted(spec);
    NetworkPolicyFact policy = Facts.one(NetworkPolicyFact.class, manifest);
    assertThat(policy.ingress()).isEqualTo(ingress);
    assertThat(policy.egress()).isEqualTo(egress);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bitnami.com/v1alpha1 | SealedSecret | {} | made",
        "bitnami.com/v1alpha1 | SealedSecret | {template: {metadata: {name: other}}} | other",
        "external-secrets.io/v1 | ExternalSecret | {target: {name: other}} | other",
        "external-secrets.io/v1 | ExternalSecret | {} | made",
        "cert-manager.io/v1 | Certificate | {secretName: tls} | tls"
      })
  void controllersMakeSecretsOfOtherObjects(
      String apiVersion, String kind, String spec, String name) {
    String manifest =
        """
        apiVersion: %s
        kind: %s
        metadata: {name: made}
        spec: %s
        """
            .formatted(apiVersion, kind, spec);
    DataFact secret = Facts.one(DataFact.class, manifest);
    assertThat(secret.kind()).isEqualTo("Secret");
    assertThat(secret.name()).isEqualTo(name);
    assertThat(secret.complete()).isFalse();
  }

  @Test
  void knativeServiceIsAWorkloadAndNoService() {
    String manifest =
        """
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata: {name: k}
        spec: {template: {spec: {containers: [{image: i}]}}}
        """;
    assertThat(Facts.of(manifest)).singleElement().isInstanceOf(WorkloadFact.class);
  }

  @Test
  void wrongTypeIsRefused() {
    String manifest = DEPLOYMENT.replace("replicas: 3", "replicas: three");
    assertThatThrownBy(() -> Facts.of(manifest))
        .isInstanceOf(FieldTypeException.class)
        .hasMessage("spec.replicas must be an integer, but is a string");
  }
}
