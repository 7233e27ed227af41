package dev.brynje.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScopeTest {
  private static final Resource API = new Resource("apps/v1", "Deployment", "shop", "api", "main");
  private static final Resource SHOP = new Resource("v1", "Namespace", "", "shop", "");
  private static final Resource NODE = new Resource("v1", "Node", "", "n1", "");

  @ParameterizedTest
  @CsvSource({
    "-, -, -, true",
    "shop, -, -, true",
    "sh*, -, -, true",
    "test or shop, -, -, true",
    "test, -, -, false",
    "-, Deployment/api, -, true",
    "-, */api, -, true",
    "-, StatefulSet/api, -, false",
    "-, Deployment/a, -, false",
    "-, deployment/api, -, true",
    "-, deployments/api, -, true",
    "-, deploy/ap?, -, true",
    "-, DEPLOY*/api, -, true",
    "-, deployment/API, -, false",
    "-, sts/api, -, false",
    "-, -, main, true",
    "-, -, side, false",
    "shop, Deployment/*, ma?n, true",
    "test, Deployment/*, ma?n, false",
  })
  void meansAResourceWhenEachPartDoes(
      String namespaces, String resources, String containers, boolean meant) {
    assertThat(scope("-", namespaces, resources, containers).has(API)).isEqualTo(meant);
  }

  @Test
  void aNamespaceIsInItself() {
    assertThat(scope("-", "shop", "-", "-").has(SHOP)).isTrue();
    assertThat(scope("-", "test", "-", "-").has(SHOP)).isFalse();
  }

  @Test
  void whatNamesNoNamespaceIsInNone() {
    assertThat(scope("-", "*", "-", "-").has(NODE)).isFalse();
    assertThat(scope("-", "*", "-", "-").has(Resource.NONE)).isFalse();
    assertThat(scope("k8s", "-", "-", "-").has(Resource.NONE)).isTrue();
  }

  @Test
  void meansTheFilesOfAnyOfItsPaths() {
    Scope scope = scope("legacy or **/old.yaml", "-", "-", "-");

    assertThat(scope.hasFile("legacy/a/b.yaml")).isTrue();
    assertThat(scope.hasFile("k8s/old.yaml")).isTrue();
    assertThat(scope.hasFile("k8s/new.yaml")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "-, -, -, true",
    "**, *, */*, true",
    "., -, -, true",
    "a or **, -, -, true",
    "a, -, -, false",
    "-, -, Deployment/*, false",
    "-, ?*, -, true",
    "-, [a-z]*, -, true",
    "-, a*, -, false",
    "-, -, ?*/?*, true",
    "-, -, */api, false",
    "**/*.yaml, -, -, true",
    "**/*.y*ml or k8s, -, -, true",
    "**/k8s/*.yaml, -, -, false",
    "./**, *-*, */*, true"
  })
  void isEverythingWhenNoPartBoundsIt(
      String paths, String namespaces, String resources, boolean everything) {
    assertThat(scope(paths, namespaces, resources, "-").isEverything()).isEqualTo(everything);
  }

  @Test
  void saysItselfInWords() {
    assertThat(scope("a or b/**", "old-*", "-", "-").words())
        .isEqualTo("path a or b/**, namespace old-*");
  }

  private static Scope scope(String paths, String namespaces, String resources, String containers) {
    return new Scope(globs(paths), globs(namespaces), resources(resources), globs(containers));
  }

  private static List<ResourcePattern> resources(String patterns) {
    return globs(patterns).stream().map(Glob::pattern).map(ResourcePattern::new).toList();
  }

  private static List<Glob> globs(String patterns) {
    return patterns.equals("-")
        ? List.of()
        : Arrays.stream(patterns.split(" or ")).map(Glob::new).toList();
  }
}
