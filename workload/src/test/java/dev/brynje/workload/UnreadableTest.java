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

  private static List<Unjudged> unjudged(String path, String text, boolean asked) {
    ManifestAudit audit = new ManifestAudit(Checks.all(), Policy.DEFAULT);
    return audit.judge(0, path, text.getBytes(StandardCharsets.UTF_8), asked).unjudged();
  }
}
