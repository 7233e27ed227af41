package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.core.Tally;
import dev.brynje.kube.inventory.Inventory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A file with more findings than are kept of one. */
class TooManyFindingsTest {
  private static final String LAST =
      """
      ---
      kind: Pod
      apiVersion: v1
      metadata: {name: last, namespace: zz}
      spec: {containers: [{name: c, image: a, env: [{value: hunter2zzzQ, name: DB_PASSWORD}]}]}
      """;

  private final ManifestAudit audit =
      new ManifestAudit(Checks.all(), Checks.GROUPS, Policy.DEFAULT);

  @Test
  void noSecretOfAnObjectThatIsNotJudgedIsShown() {
    String careless =
        IntStream.range(0, 450).mapToObj(i -> pod(i, 20)).collect(Collectors.joining());

    assertThat(quoted(careless + LAST)).isNotEmpty().noneMatch(TooManyFindingsTest::tells);
  }

  private List<String> quoted(String manifest) {
    SourceJudgement judgement =
        audit.judge(0, "a.yaml", manifest.getBytes(StandardCharsets.UTF_8), true);
    assertThat(judgement.unjudged()).anyMatch(one -> one.reason().contains("is not judged"));
    List<Finding> across =
        audit.judge(new Inventory(judgement.facts()), new Tally()).getOrDefault(0, List.of());
    return across.stream().map(one -> one.toString()).toList();
  }

  private static boolean tells(String excerpt) {
    return excerpt.contains("hunter2");
  }

  private static String pod(int number, int containers) {
    return "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p%d, namespace: a}\nspec:\n  containers:\n"
            .formatted(number)
        + IntStream.range(0, containers)
            .mapToObj("  - {name: c%d, image: a}\n"::formatted)
            .collect(Collectors.joining());
  }
}
