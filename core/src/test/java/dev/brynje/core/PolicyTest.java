package dev.brynje.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.testing.Samples;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {
  @Test
  void judgesAllByDefault() {
    assertThat(Samples.CATALOGUE.controls()).allMatch(Policy.DEFAULT::judges);
    assertThat(Policy.DEFAULT.severity(Samples.SIGNED)).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void judgesOnlyWhatItNames() {
    Policy policy = policy(Set.of(Samples.SIGNED.id()), Set.of());

    assertThat(Samples.CATALOGUE.controls())
        .filteredOn(policy::judges)
        .containsExactly(Samples.SIGNED);
  }

  @Test
  void offWinsOverOnly() {
    Policy policy = policy(Set.of(Samples.SIGNED.id()), Set.of(Samples.SIGNED.id()));

    assertThat(policy.judges(Samples.SIGNED)).isFalse();
  }

  @Test
  void hasOneDigestHoweverItWasPutTogether() {
    Set<String> forwards = new LinkedHashSet<>(List.of("a/b", "c/d"));
    Set<String> backwards = new LinkedHashSet<>(List.of("c/d", "a/b"));

    assertThat(policy(forwards, Set.of()).digest(Target.NONE))
        .isEqualTo(policy(backwards, Set.of()).digest(Target.NONE))
        .matches("sha256:[0-9a-f]{64}");
  }

  @Test
  void hasAnotherDigestForEveryDifference() {
    List<Policy> policies =
        List.of(
            Policy.DEFAULT,
            policy(Set.of("a/b"), Set.of()),
            policy(Set.of(), Set.of("a/b")),
            new Policy(Set.of(), Set.of(), Map.of("a/b", Severity.LOW), Severity.HIGH),
            new Policy(Set.of(), Set.of(), Map.of("a/b", Severity.INFO), Severity.HIGH),
            new Policy(Set.of(), Set.of(), Map.of(), Severity.LOW));

    assertThat(policies).extracting(policy -> policy.digest(Target.NONE)).doesNotHaveDuplicates();
  }

  @Test
  void hasAnotherDigestForAnotherTarget() {
    List<Target> targets =
        List.of(
            Target.NONE,
            new Target("1.37", "", List.of()),
            new Target("1.36", "", List.of()),
            new Target("1.37", "restricted", List.of()));

    assertThat(targets).extracting(Policy.DEFAULT::digest).doesNotHaveDuplicates();
    assertThat(Policy.DEFAULT.digest(new Target("1.37", "", List.of("as asked otherwise"))))
        .isEqualTo(Policy.DEFAULT.digest(targets.get(1)));
  }

  private static Policy policy(Set<String> only, Set<String> off) {
    return new Policy(only, off, Map.of(), Severity.HIGH);
  }
}
