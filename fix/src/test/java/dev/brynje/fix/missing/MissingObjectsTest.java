package dev.brynje.fix.missing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.core.Tally;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.workload.Checks;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.SourceJudgement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingObjectsTest {
  private static final String WORKLOADS =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: api, namespace: shop}
      spec:
        replicas: 2
        template:
          spec:
            initContainers:
              - name: migrate
                resources: {limits: {memory: 1Gi}}
            containers:
              - name: api
                resources:
                  requests: {cpu: 100m, memory: 128Mi}
                  limits: {memory: 256Mi}
              - name: proxy
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: api, namespace: shop}
      spec:
        maxReplicas: 4
        scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
      """;

  private final Map<String, String> files = new LinkedHashMap<>();
  private Wishes wishes = Wishes.NONE;

  @Test
  void theQuotaIsTheSumForTheMostReplicasWithHalfAsMuchOnTop() {
    files.put("api.yaml", WORKLOADS);
    assertThat(made().get("policies/shop/resource-quota.yaml"))
        .contains("namespace: shop\n", "# From 1 workload with 4 pods in the files that were read.")
        .contains("    # 4, and half as much on top.\n    pods: 6\n")
        .contains("    requests.cpu: 1200m\n")
        .contains(
            "    # 5Gi, and half as much on top; 1 container does not say it, counted with the 1Gi of the LimitRange.\n    limits.memory: 7680Mi\n")
        .contains("    # No limits.cpu: 3 containers do not say it, and nothing here says");
  }

  @Test
  void theRangeComesFromWhatContainersSayInitContainersToo() {
    files.put("api.yaml", WORKLOADS);
    assertThat(made().get("policies/shop/limit-range.yaml"))
        .contains("      defaultRequest:\n        cpu: 100m\n        memory: 128Mi\n")
        .contains("      default:\n        memory: 1Gi\n")
        .contains("      max:\n        memory: 1536Mi\n");
  }

  @Test
  void whereNothingIsSaidNothingIsGuessed() {
    files.put("api.yaml", pod("shop"));
    assertThat(made())
        .containsOnlyKeys(
            "policies/shop/resource-quota.yaml", "policies/shop/network-policies.yaml");
    assertThat(reasons()).hasSize(1).allMatch(one -> one.contains("--defaults"));
  }

  @Test
  void numbersOfDefaultsCountWhereContainersSayNone() {
    files.put("api.yaml", pod("shop"));
    wishes = new Wishes(Map.of("limits.memory", "100Mi"), "64Mi", false, Map.of());
    assertThat(made().get("policies/shop/limit-range.yaml")).contains("memory: 100Mi\n");
    assertThat(made().get("policies/shop/resource-quota.yaml")).contains("limits.memory: 192Mi\n");
  }

  @Test
  void aPodCountsWithItsInitContainerWhereThatAsksForMore() {
    files.put(
        "api.yaml",
        pod("shop")
            .replace(
                "[{name: a}]",
                "[{name: a, resources: {requests: {cpu: 100m}}}], initContainers: [{name: i,"
                    + " resources: {requests: {cpu: 2}}}]"));
    assertThat(made().get("policies/shop/resource-quota.yaml")).contains("requests.cpu: \"3\"\n");
  }

  @Test
  void theRangeLetsInWhatRequestsMoreThanAnyLimit() {
    files.put(
        "api.yaml",
        pod("shop")
            .replace(
                "[{name: a}]",
                "[{name: a, resources: {requests: {cpu: 8}}}, {name: b, resources: {limits: {cpu:"
                    + " 1}}}]"));
    assertThat(made().get("policies/shop/limit-range.yaml"))
        .contains("default:\n        cpu: \"8\"\n", "max:\n        cpu: \"12\"\n");
  }

  @Test
  void aDaemonSetCountsOncePerNodeOrThereIsNoQuota() {
    files.put(
        "api.yaml",
        """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: a, namespace: shop}
        spec: {template: {spec: {containers: [{name: a}]}}}
        """);
    assertThat(made()).doesNotContainKey("policies/shop/resource-quota.yaml");
    assertThat(reasons()).anyMatch(one -> one.contains("write nodes: with their number"));
    wishes = new Wishes(Map.of(), "64Mi", false, Map.of(), 4);
    assertThat(made().get("policies/shop/resource-quota.yaml")).contains("pods: 6\n");
  }

  @Test
  void aRangeThatIsThereCountsForTheQuota() {
    String range =
        """
        ---
        apiVersion: v1
        kind: LimitRange
        metadata: {name: a, namespace: shop}
        spec: {limits: [{type: Container, default: {memory: 64Mi, cpu: 2}}]}
        """;
    files.put("api.yaml", pod("shop") + range);
    assertThat(made().get("policies/shop/resource-quota.yaml"))
        .contains("limits.memory: 128Mi\n", "limits.cpu: \"3\"\n", "requests.cpu: \"3\"\n");
  }

  @Test
  void objectsLandWhereTheirNeighboursDoThatNameNoNamespace() {
    files.put("api.yaml", pod(""));
    assertThat(made().get("policies/default/network-policies.yaml")).doesNotContain("namespace:");
  }

  @Test
  void aNameThatIsTakenGetsANumber() {
    String policy =
        """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: default-deny, namespace: shop}
        spec: {podSelector: {}, policyTypes: [Ingress]}
        """;
    files.put("api.yaml", pod("shop") + policy);
    assertThat(made().get("policies/shop/network-policies.yaml"))
        .contains("  name: default-deny-2\n", "  name: allow-dns\n");
  }

  @ParameterizedTest
  @CsvSource({
    "policies/kustomization.yaml, 'resources:\\n- a.yaml\\n', '- shop/network-policies.yaml\\n'",
    "kustomization.yml, 'resources: [a.yaml]\\n', 'policies/shop/network-policies.yaml'",
    "policies/Kustomization, 'kind: Kustomization\\n', 'resources:\\n'",
    "policies/kustomization.yaml, 'namespace: shop\\n', 'namespace: shop\\nresources:\\n'",
  })
  void theKustomizationNamesTheNewFiles(String name, String text, String part) {
    files.put("api.yaml", WORKLOADS);
    files.put(name, text.translateEscapes());
    assertThat(made().get(name))
        .startsWith(text.translateEscapes().replace("]\n", ""))
        .contains(part.translateEscapes());
  }

  @Test
  void aKustomizationOfAnotherNamespaceIsLeftAndItIsSaid() {
    files.put("api.yaml", WORKLOADS);
    files.put("policies/kustomization.yaml", "namespace: other\n");
    assertThat(made()).doesNotContainKey("policies/kustomization.yaml");
    assertThat(mended(findings()).getFirst().outcomes().getFirst().notes())
        .contains("policies/kustomization.yaml does not name it; see whether it is to");
  }

  @Test
  void whatIsWrittenIsNotMissingAgainAndFindsNothingNew() {
    files.put("api.yaml", WORKLOADS);
    List<String> before = findings().stream().map(Finding::control).toList();
    files.putAll(made());
    assertThat(made()).isEmpty();
    assertThat(findings()).allMatch(one -> before.contains(one.control()));
  }

  @Test
  void aFileThatIsThereStays() {
    files.put("api.yaml", WORKLOADS);
    List<Finding> findings = findings();
    files.putAll(made());
    assertThat(mended(findings)).noneMatch(Mended::isChanged);
  }

  private static String pod(String namespace) {
    String where = namespace.isEmpty() ? "" : ", namespace: " + namespace;
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: a%s}\nspec: {containers: [{name: a}]}\n"
        .formatted(where);
  }

  /** What each file becomes that is new or changed. */
  private Map<String, String> made() {
    Map<String, String> made = new LinkedHashMap<>();
    for (Mended one : mended(findings())) {
      if (one.isChanged()) {
        made.put(one.name(), new String(one.bytes(), StandardCharsets.UTF_8));
      }
    }
    return made;
  }

  private List<String> reasons() {
    return mended(findings()).stream()
        .flatMap(one -> one.outcomes().stream())
        .map(Outcome::answer)
        .flatMap(answer ->
            answer instanceof Answer.Left(String reason)
                ? Stream.of(reason)
                : Stream.<String>empty())
        .toList();
  }

  private List<Mended> mended(List<Finding> findings) {
    List<byte[]> all =
        files.values().stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    MissingObjects missing = new MissingObjects("policies", () -> Demands.of(wishes, all.stream()));
    Map<String, List<Finding>> units = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (missing.knows(finding)) {
        units.computeIfAbsent(missing.unit(finding), _ -> new ArrayList<>()).add(finding);
      }
    }
    List<Mended> mended = new ArrayList<>();
    units.forEach((unit, those) -> mended.addAll(missing.fix(unit, those, this::read)));
    return mended;
  }

  private Optional<byte[]> read(String name) {
    return Optional.ofNullable(files.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  private List<Finding> findings() {
    ManifestAudit audit =
        new ManifestAudit(Checks.common(KubernetesVersion.LATEST), Checks.GROUPS, Policy.DEFAULT);
    List<Finding> findings = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (!file.getKey().toLowerCase(Locale.ROOT).contains("kustomization")) {
        byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
        SourceJudgement judgement = audit.judge(number++, file.getKey(), bytes, true);
        findings.addAll(judgement.findings());
        facts.addAll(judgement.facts());
      }
    }
    audit.judge(new Inventory(facts), new Tally()).values().forEach(findings::addAll);
    return findings;
  }
}
