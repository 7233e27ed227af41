package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Policy;
import dev.brynje.core.Unjudged;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnreadableTest {
  @Test
  void templateIsToBeRenderedFirst() {
    List<Unjudged> unjudged = unjudged("a.yaml", "metadata:\n  name: {{ .Values.name }}\n", false);
    assertThat(unjudged).hasSize(1);
    assertThat(unjudged.getFirst().advice()).contains("helm template");
  }

  @Test
  void textThatKubectlPassesOverIsUnjudged() {
    String manifest = "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n...\nkind: Pod\n";
    List<Unjudged> unjudged = unjudged("a.yaml", manifest, false);
    assertThat(unjudged).extracting(one -> one.location().line()).containsExactly(5);
  }

  @Test
  void brokenJsonOfAnotherProgramIsPassedOverInADirectory() {
    assertThat(unjudged("tsconfig.json", "{\"a\": 1,} // x", false)).isEmpty();
  }

  @Test
  void brokenJsonThatWasNamedIsUnjudged() {
    assertThat(unjudged("tsconfig.json", "{\"a\": 1,} // x", true)).hasSize(1);
  }

  @Test
  void brokenJsonThatMayBeAManifestIsUnjudged() {
    assertThat(unjudged("a.json", "{\"apiVersion\": 1,}", false)).hasSize(1);
    assertThat(unjudged("b.json", "{\"api\\u0056ersion\": 1,}", false)).hasSize(1);
  }

  @Test
  void sourceThatWasNamedMustHoldAnObject() {
    assertThat(unjudged("a.yaml", "a: b\n", true)).hasSize(1);
    assertThat(unjudged("a.yaml", "a: b\n", false)).isEmpty();
  }

  @Test
  void workloadWithoutContainersIsUnjudged() {
    for (String spec :
        List.of(
            "",
            "spec: {replicas: 3}",
            "spec: {template: {spec: {containers: []}}}",
            "spec: {template: {spec: {initContainers: [{name: a}]}}}")) {
      String manifest = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api}\n" + spec;
      assertThat(unjudged("a.yaml", manifest, false))
          .as(spec)
          .extracting(Unjudged::reason)
          .containsExactly(
              "spec.template.spec.containers holds no container, and the API server refuses such a pod");
    }
  }

  @Test
  void objectsThatShareAPlaceByAnAliasAreBothNamed() {
    String manifest =
        """
        apiVersion: v1
        kind: List
        items:
          - apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec: &spec
              hostNetwork: "yes"
              containers: [{name: api}]
          - apiVersion: v1
            kind: Pod
            metadata: {name: b, namespace: shop}
            spec: *spec
        """;
    assertThat(unjudged("a.yaml", manifest, false))
        .extracting(Unjudged::reason)
        .containsExactly(
            "spec.hostNetwork must be true or false, but is a string, in Pod a",
            "spec.hostNetwork must be true or false, but is a string, in Pod shop/b");
  }

  private static List<Unjudged> unjudged(String path, String text, boolean asked) {
    ManifestAudit audit = new ManifestAudit(Checks.all(), Policy.DEFAULT);
    return audit.judge(0, path, text.getBytes(StandardCharsets.UTF_8), asked).unjudged();
  }
}
