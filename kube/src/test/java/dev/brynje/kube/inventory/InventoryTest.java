package dev.brynje.kube.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.kube.LabelSelector;
import dev.brynje.kube.LabelSelector.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InventoryTest {
  private static final String FILES =
      """
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: api}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: api, namespace: shop}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: reader, namespace: ignored}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: Role
      metadata: {name: reader, namespace: shop}
      ---
      apiVersion: example.com/v1
      kind: Widget
      metadata: {name: w, namespace: shop}
      """;

  private final Inventory inventory = Facts.inventory(FILES);

  @Test
  void objectWithoutNamespaceIsInDefault() {
    assertThat(inventory.find(ServiceAccountFact.class, "ServiceAccount", "default", "api"))
        .map(fact -> fact.object().words())
        .contains("ServiceAccount default/api");
    assertThat(inventory.in(ServiceAccountFact.class, "default")).hasSize(1);
  }

  @Test
  void ofObjectsGivenTwiceTheFirstOrTheLastOfEachIsKept() {
    Inventory twice =
        Facts.inventory(
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: deny, namespace: shop}
            spec: {podSelector: {}}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {generateName: api-}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {generateName: api-}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: deny, namespace: shop}
            spec: {podSelector: {matchLabels: {app: api}}}
            """);

    assertThat(twice.outcomes())
        .extracting(outcome ->
            outcome.all(NetworkPolicyFact.class).stream()
                .map(policy -> policy.pods().isEmpty())
                .toList())
        .containsExactly(List.of(true), List.of(false));
    assertThat(twice.outcomes())
        .allSatisfy(outcome -> assertThat(outcome.all(ServiceAccountFact.class)).hasSize(2));
    assertThat(inventory.outcomes()).isEmpty();
  }

  @Test
  void eachCopyOfAnObjectMayBeTheOneThatIsKept() {
    String policy =
        """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: deny, namespace: shop}
        spec: {podSelector: %s}
        """;
    String all = policy.formatted("{}");
    Inventory copies =
        Facts.inventory(all + policy.formatted("{matchLabels: {app: api}}") + all.repeat(3));

    assertThat(copies.outcomes())
        .extracting(outcome ->
            outcome.all(NetworkPolicyFact.class).stream().map(one -> one.pods().isEmpty()).toList())
        .containsExactly(
            List.of(true), List.of(false), List.of(true), List.of(true), List.of(true));
  }

  @Test
  void objectOfClusterScopeIsInNoNamespace() {
    assertThat(inventory.find(RoleFact.class, "ClusterRole", "", "reader"))
        .map(fact -> fact.object().words())
        .contains("ClusterRole reader");
    assertThat(inventory.in(RoleFact.class, "ignored")).isEmpty();
  }

  @Test
  void kindsWithEqualNamesAreToldApart() {
    assertThat(inventory.find(RoleFact.class, "Role", "shop", "reader")).isPresent();
    assertThat(inventory.find(RoleFact.class, "ClusterRole", "shop", "reader")).isEmpty();
  }

  @Test
  void everyObjectHasAFact() {
    assertThat(inventory.objects()).hasSize(5);
    assertThat(inventory.find(ObjectFact.class, "Widget", "shop", "w")).isPresent();
  }

  @Test
  void factsComeInTheOrderOfTheirSources() {
    assertThat(inventory.all(ServiceAccountFact.class))
        .extracting(fact -> fact.object().namespace())
        .containsExactly("", "shop");
  }

  @Test
  void selectionAgreesWithHoldingTheSelectorAgainstEveryWorkload() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261124);
    StringBuilder manifest = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      manifest.append(
          """
          ---
          apiVersion: v1
          kind: Pod
          metadata: {name: p%d, namespace: n%d, labels: %s}
          spec: {containers: [{name: c}]}
          """
              .formatted(i, random.nextInt(2), labels(random).toString().replace("=", ": ")));
    }
    Inventory pods = Facts.inventory(manifest.toString());
    for (int i = 0; i < 500; i++) {
      LabelSelector selector = selector(random);
      List<WorkloadFact> expected =
          pods.in(WorkloadFact.class, "n1").stream()
              .filter(pod -> selector.matches(pod.labels()))
              .toList();
      assertThat(pods.selectedByAny(List.of(selector), "n1"))
          .as("%s", selector)
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(pods.selectsAny(selector, "n1")).isEqualTo(!expected.isEmpty());
    }
  }

  @Test
  @Timeout(30)
  void selectorsAgainstManyPodsDoNotCostTheirProduct() {
    List<Map<String, String>> labels = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      labels.add(Map.of("app", "a" + i, "tier", "web"));
    }
    LabelIndex<Map<String, String>> index = new LabelIndex<>(labels, its -> its);
    for (int i = 0; i < 50_000; i++) {
      Requirement other = new Requirement("q" + i, "DoesNotExist", List.of());
      Requirement all = new Requirement("app", "NotIn", List.of("a" + i));
      LabelSelector selector =
          new LabelSelector(i % 2 == 0 ? Map.of() : Map.of("tier", "web"), List.of(other, all));
      assertThat(index.selected(selector).cardinality()).isEqualTo(49_999);
    }
  }

  private static Map<String, String> labels(RandomGenerator random) {
    Map<String, String> labels = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      labels.put("k" + random.nextInt(4), "v" + random.nextInt(4));
    }
    return labels;
  }

  private static LabelSelector selector(RandomGenerator random) {
    List<Requirement> requirements = new ArrayList<>();
    String[] operators = {"In", "NotIn", "Exists", "DoesNotExist", "Unknown"};
    for (int i = random.nextInt(3); i > 0; i--) {
      requirements.add(
          new Requirement(
              "k" + random.nextInt(5),
              operators[random.nextInt(operators.length)],
              List.of("v" + random.nextInt(5), "v" + random.nextInt(5))));
    }
    return new LabelSelector(labels(random), requirements);
  }
}
