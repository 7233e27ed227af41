package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.BaseDirectory;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Policies;
import dev.brynje.core.Policy;
import dev.brynje.core.Tally;
import dev.brynje.core.config.Configuration;
import dev.brynje.kube.inventory.Inventory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scopes decide for each object what is judged of it, and how much it weighs. */
class ScopesTest {
  private static final String PODS =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: one, namespace: shop}
      spec: {hostPID: true, containers: [{name: a}]}
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: two, namespace: legacy}
      spec: {hostPID: true, containers: [{name: a}]}
      """;

  @Test
  void aNamespaceMayHaveAControlOff() {
    assertThat(found("namespace: [leg*], controls: {workload/no-host-pid: off}"))
        .containsExactly("high shop/one");
  }

  @Test
  void aResourceMayWeighOtherwise() {
    assertThat(found("resource: [Pod/t*], controls: {workload/no-host-pid: low}"))
        .containsExactly("high shop/one", "low legacy/two");
  }

  @Test
  void theLaterOfTwoScopesWins() {
    assertThat(
            found(
                "path: [k8s], controls: {workload/no-host-pid: low}",
                "namespace: [shop], controls: {workload/no-host-pid: info}"))
        .containsExactly("info shop/one", "low legacy/two");
  }

  @Test
  void aScopeMayHaveOnWhatIsOffElsewhere() {
    assertThat(
            said(
                "controls: {workload/no-host-pid: off}",
                "namespace: [legacy], controls: {workload/no-host-pid: {enabled: true}}"))
        .containsExactly("high legacy/two");
  }

  @Test
  void otherPathsAreLeftAlone() {
    assertThat(found("path: [charts/**], controls: {workload/no-host-pid: off}"))
        .containsExactly("high shop/one", "high legacy/two");
    assertThat(found("path: ['k8s/*.yaml'], controls: {workload/no-host-pid: off}")).isEmpty();
  }

  @Test
  void allThatAScopeNamesMustMatch() {
    assertThat(found("path: [k8s], namespace: [shop], controls: {workload/no-host-pid: off}"))
        .containsExactly("high legacy/two");
  }

  @Test
  void whatIsSaidAcrossObjectsHasScopesToo() {
    String off = "namespace: legacy, controls: {network/default-deny: off}";

    assertThat(across("namespace: [other], controls: {network/default-deny: off}"))
        .contains("legacy", "shop");
    assertThat(across(off)).contains("shop").doesNotContain("legacy");
  }

  private static List<String> found(String... scopes) {
    return said("", scopes);
  }

  private static List<String> said(String top, String... scopes) {
    return audit(top, scopes).judge(0, file(), bytes(), true).findings().stream()
        .filter(one -> one.control().equals("workload/no-host-pid"))
        .map(one ->
            one.severity().word() + " " + one.resource().namespace() + "/" + one.resource().name())
        .toList();
  }

  private static List<String> across(String scope) {
    ManifestAudit audit = audit("", scope);
    Inventory inventory = new Inventory(audit.judge(0, file(), bytes(), true).facts());
    List<String> namespaces = new ArrayList<>();
    for (var findings : audit.judge(inventory, new Tally()).values()) {
      findings.stream()
          .filter(one -> one.control().equals("network/default-deny"))
          .forEach(one -> namespaces.add(one.resource().namespace()));
    }
    return namespaces;
  }

  private static ManifestAudit audit(String top, String... scopes) {
    StringBuilder text = new StringBuilder(top).append("\nscopes:\n");
    for (String scope : scopes) {
      text.append("  - {").append(scope).append("}\n");
    }
    Catalogue catalogue = new Catalogue(Checks.controls(Checks.all()));
    Configuration read =
        Configuration.read(
            directory() + "/brynje.yaml",
            text.toString().getBytes(StandardCharsets.UTF_8),
            catalogue);
    Policy policy = ((Configuration.Read) read).policy();
    Policies policies = new Policies(policy, new BaseDirectory(directory()));
    return new ManifestAudit(Checks.all(), List.of(), policies);
  }

  private static byte[] bytes() {
    return PODS.getBytes(StandardCharsets.UTF_8);
  }

  private static String file() {
    return directory() + "/k8s/pods.yaml";
  }

  private static Path directory() {
    return Path.of("").toAbsolutePath();
  }
}
