package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Policy;
import dev.brynje.core.Summary;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of kinds that no control knows. */
class PassedOverTest {
  private static final String UNKNOWN =
      "apiVersion: example.com/v1\nkind: Foo\nmetadata: {name: a, annotations: {b: c}}\n";

  @Test
  void whatIsPassedOverIsNotCountedAsWanted() {
    Summary summary = summary(UNKNOWN);

    assertThat(summary.passedOver()).isEqualTo(Map.of("Foo", 1L));
    assertThat(summary.rings()).isEmpty();
  }

  @Test
  void aSecretInItIsFoundAllTheSame() {
    String secret = "postgres://shop:hunter2zzzQ@db.example.com/shop";

    assertThat(summary(UNKNOWN.replace("b: c", "b: \"" + secret + "\"")).rings()).isNotEmpty();
  }

  @Test
  void aKindWhoseObjectIsRefusedIsNotUnknown() {
    SourceJudgement refused =
        judge(
            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: [1]\n");

    assertThat(refused.unjudged()).isNotEmpty();
    assertThat(refused.tally().summary().passedOver()).isEmpty();
  }

  private static Summary summary(String manifest) {
    return judge(manifest).tally().summary();
  }

  private static SourceJudgement judge(String manifest) {
    return new ManifestAudit(Checks.all(), Checks.GROUPS, Policy.DEFAULT)
        .judge(0, "a.yaml", manifest.getBytes(StandardCharsets.UTF_8), true);
  }
}
