package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.core.Tally;
import dev.brynje.kube.inventory.Inventory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of objects that are each held against thousands of others. */
@Timeout(60)
class ManyObjectsTest {
  private static final int MANY = 8000;

  @Test
  void policiesAgainstNamespacesAndPods() {
    String manifest =
        repeated(i -> "kind: Namespace\napiVersion: v1\nmetadata: {name: n%d}\n".formatted(i))
            + repeated(i -> pod(i, "n" + i, ""))
            + repeated(i ->
                """
                kind: NetworkPolicy
                apiVersion: networking.k8s.io/v1
                metadata: {name: p%d, namespace: n1}
                spec:
                  podSelector: {}
                  ingress:
                    - from:
                        - namespaceSelector: {}
                          podSelector:
                            matchExpressions: [{key: q%d, operator: Exists}]
                """
                    .formatted(i, i));

    assertThat(across(manifest, "network/peer-selects")).hasSize(MANY);
  }

  @Test
  void monitorsAgainstServices() {
    String manifest =
        repeated(i -> "kind: Service\napiVersion: v1\nmetadata: {name: s%d}\n".formatted(i))
            + repeated(i ->
                """
                kind: ServiceMonitor
                apiVersion: monitoring.coreos.com/v1
                metadata: {name: m%d}
                spec:
                  namespaceSelector: {any: true}
                  selector: {matchExpressions: [{key: a%d, operator: Exists}]}
                """
                    .formatted(i, i));

    assertThat(across(manifest, "network/monitor-selects")).hasSize(MANY);
  }

  @Test
  void servicesAgainstThePortsOfPods() {
    String manifest =
        repeated(i -> pod(i, "shop", ", ports: [{containerPort: 80, name: p%d}]".formatted(i)))
            + repeated(i ->
                """
                kind: Service
                apiVersion: v1
                metadata: {name: s%d, namespace: shop}
                spec: {selector: {app: a}, ports: [{port: 80, targetPort: %s}]}
                """
                    .formatted(i, i % 2 == 0 ? "p" + i : "q" + i));

    assertThat(across(manifest, "network/service-target-port")).hasSize(MANY / 2);
  }

  @Test
  void budgetsAgainstWorkloads() {
    String manifest =
        repeated(i ->
            """
            kind: ReplicaSet
            apiVersion: apps/v1
            metadata: {name: r%d, namespace: shop}
            spec: {replicas: 2, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: c}]}}}
            """
                .formatted(i))
            + repeated(i ->
                """
                kind: PodDisruptionBudget
                apiVersion: policy/v1
                metadata: {name: b%d, namespace: shop}
                spec:
                  minAvailable: 100000
                  selector: {matchExpressions: [{key: q%d, operator: DoesNotExist}]}
                """
                    .formatted(i, i));

    assertThat(across(manifest, "workload/disruption-budget-lets-go")).hasSize(MANY);
    assertThat(across(manifest, "workload/disruption-budget")).isEmpty();
  }

  @Test
  void bindingsAgainstABigRoleAndManyAccounts() {
    String role =
        """
        ---
        kind: ClusterRole
        apiVersion: rbac.authorization.k8s.io/v1
        metadata: {name: big}
        rules:
          - {apiGroups: [""], resources: [secrets], verbs: [get]}
        """;
    String manifest =
        role
            + "  - {apiGroups: [a], resources: [b], verbs: [get]}\n".repeat(10_000)
            + repeated(i ->
                """
                kind: ClusterRoleBinding
                apiVersion: rbac.authorization.k8s.io/v1
                metadata: {name: b%d}
                roleRef: {kind: ClusterRole, name: big}
                subjects: [{kind: Group, name: "system:serviceaccounts"}]
                """
                    .formatted(i))
            + repeated(i -> pod(i, "n" + i, ""));

    assertThat(across(manifest, "rbac/no-powerful-workload"))
        .hasSize(MANY)
        .extracting(Finding::message)
        .contains(
            "its account default may read every Secret, by ClusterRoleBinding b0, "
                + "ClusterRoleBinding b1, ClusterRoleBinding b2, ClusterRoleBinding b3, "
                + "ClusterRoleBinding b4 and 7995 more bindings");
  }

  @Test
  void rolesThatAllAggregateEachOther() {
    String manifest =
        repeated(i ->
            """
            kind: ClusterRole
            apiVersion: rbac.authorization.k8s.io/v1
            metadata: {name: r%d, labels: {a: b}}
            aggregationRule: {clusterRoleSelectors: [{matchLabels: {a: b}}]}
            rules: [{apiGroups: [""], resources: [%s], verbs: [get]}]
            """
                .formatted(i, i == 9 ? "secrets" : "pods"))
            + repeated(i ->
                """
                kind: ClusterRoleBinding
                apiVersion: rbac.authorization.k8s.io/v1
                metadata: {name: b%d}
                roleRef: {kind: ClusterRole, name: r%d}
                subjects: [{kind: ServiceAccount, name: default, namespace: n%d}]
                """
                    .formatted(i, i, i))
            + repeated(i -> pod(i, "n" + i, ""));

    assertThat(across(manifest, "rbac/no-powerful-workload")).hasSize(MANY);
  }

  @Test
  void volumesAgainstMounts() {
    StringBuilder manifest =
        new StringBuilder("kind: Pod\napiVersion: v1\nmetadata: {name: a}\nspec:\n  volumes:\n");
    for (int i = 0; i < 3 * MANY; i++) {
      manifest.append("    - {name: v%d, hostPath: {path: /srv/%d}}\n".formatted(i, i));
      manifest.append("    - {name: s%d, secret: {secretName: s}}\n".formatted(i));
    }
    manifest.append("  containers:\n    - name: c\n      volumeMounts:\n");
    for (int i = 0; i < 3 * MANY; i++) {
      manifest.append("        - {name: v%d, mountPath: /a, subPathExpr: $(A)}\n".formatted(i));
      manifest.append("        - {name: s%d, mountPath: /b}\n".formatted(i));
    }

    assertThat(alone(manifest.toString(), "workload/secret-items")).hasSize(3 * MANY);
    assertThat(alone(manifest.toString(), "workload/read-only-host-path")).hasSize(3 * MANY);
    assertThat(alone(manifest.toString(), "workload/no-writable-sub-path")).hasSize(3 * MANY);
  }

  @Test
  void keysAgainstKeys() {
    StringBuilder manifest = new StringBuilder("kind: Pod\napiVersion: v1\nmetadata:\n  name: a\n");
    manifest.append("  annotations:\n");
    for (int i = 0; i < 10 * MANY; i++) {
      manifest.append("    a%d: b\n".formatted(i));
    }
    manifest.append("spec:\n  containers:\n    - name: c\n      resources:\n");
    for (String list : List.of("limits", "requests")) {
      manifest.append("        %s:\n".formatted(list));
      for (int i = 0; i < 10 * MANY; i++) {
        manifest.append("          example.com/a%d: 1\n".formatted(i));
      }
    }

    assertThat(alone(manifest.toString(), "workload/limits-cover-requests")).isEmpty();
    assertThat(alone(manifest.toString(), "workload/admitted-by-pod-security")).isEmpty();
  }

  private static String pod(int number, String namespace, String more) {
    return """
    kind: Pod
    apiVersion: v1
    metadata: {name: p%d, namespace: %s, labels: {app: a}}
    spec: {containers: [{name: c%s}]}
    """
        .formatted(number, namespace, more);
  }

  private static String repeated(IntFunction<String> document) {
    return IntStream.range(0, MANY)
        .mapToObj(document)
        .collect(Collectors.joining("---\n", "---\n", ""));
  }

  private static List<Finding> alone(String manifest, String control) {
    return audit(control).judge(0, "a.yaml", bytes(manifest), true).findings();
  }

  private static List<Finding> across(String manifest, String control) {
    ManifestAudit audit = audit(control);
    SourceJudgement judgement = audit.judge(0, "a.yaml", bytes(manifest), true);
    assertThat(judgement.unjudged()).isEmpty();
    return audit.judge(new Inventory(judgement.facts()), new Tally()).getOrDefault(0, List.of());
  }

  private static ManifestAudit audit(String control) {
    return new ManifestAudit(
        Checks.all().stream().filter(one -> one.control().id().equals(control)).toList(),
        Policy.DEFAULT);
  }

  private static byte[] bytes(String manifest) {
    return manifest.getBytes(StandardCharsets.UTF_8);
  }
}
