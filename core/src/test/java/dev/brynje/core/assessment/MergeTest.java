package dev.brynje.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.brynje.core.Assessment;
import dev.brynje.core.Configured;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Input;
import dev.brynje.core.Location;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Target;
import dev.brynje.core.Tool;
import dev.brynje.core.Waiver;
import dev.brynje.core.testing.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MergeTest {
  private static final Finding A = Samples.bare().at(Location.start("a.yaml", 7, 1));
  private static final Finding B = Samples.bare().at(Location.start("b.yaml", 3, 1));
  private static final Waiver WAIVER =
      new Waiver(
          Waiver.Kind.COMMENT, "", "known", Optional.empty(), Location.start("a.yaml", 6, 1));

  private final Merge merge =
      new Merge(new Tool("brynje", "0.1.0"), Samples.CATALOGUE, Severity.INFO);

  @AfterEach
  void close() {
    merge.close();
  }

  @Test
  void tellsTheFindingsOfAPathTogether() {
    Finding before = Samples.bare().at(Location.start("a.yaml", 2, 1));
    merge.add("one.json", run(A, B));
    merge.add("two.json", run(before));

    assertThat(merge.assessment().findings()).containsExactly(before, A, B);
  }

  @Test
  void tellsOnceWhatSeveralRunsFound() {
    merge.add("one.json", run(A));
    merge.add("two.json", run(A, B));

    Assessment merged = merge.assessment();
    assertThat(merged.findings()).containsExactly(A, B);
    assertThat(merged.summary().severities()).contains(entry(Severity.MEDIUM, 2L));
    assertThat(merged.summary().wins().getFirst().findings()).isEqualTo(2);
  }

  @Test
  void keepsOpenWhatOneRunSetsAsideAndAnotherDoesNot() {
    merge.add("one.json", run(A.waived(WAIVER)));
    merge.add("two.json", run(A));

    Assessment merged = merge.assessment();
    assertThat(merged.findings()).containsExactly(A);
    assertThat(merged.summary().standing().waived()).isZero();
  }

  @Test
  void setsAsideWhatEveryRunSetsAside() {
    merge.add("one.json", run(A.waived(WAIVER)));
    merge.add("two.json", run(A.waived(WAIVER)));

    Assessment merged = merge.assessment();
    assertThat(merged.findings()).containsExactly(A.waived(WAIVER));
    assertThat(merged.summary().standing().waived()).isEqualTo(1);
    assertThat(merged.summary().severities()).contains(entry(Severity.MEDIUM, 0L));
  }

  @Test
  void weighsRingsTogether() {
    Tally good = new Tally();
    good.judged(Ring.WORKLOAD, Severity.MEDIUM, false);
    Tally bad = new Tally();
    bad.judged(Ring.WORKLOAD, Severity.MEDIUM, true);
    bad.judged(Ring.NETWORK, Severity.LOW, false);
    merge.add("one.json", run(good));
    merge.add("two.json", run(bad));

    Assessment merged = merge.assessment();
    assertThat(merged.summary().rings())
        .hasEntrySatisfying(Ring.WORKLOAD, it -> assertThat(it.score()).isEqualTo(50));
    assertThat(merged.summary().rings())
        .hasEntrySatisfying(Ring.NETWORK, it -> assertThat(it.score()).isEqualTo(100));
  }

  @Test
  void isAsOldAsTheOldestRun() {
    merge.add("one.json", at("2026-11-24T12:00:00Z", "1.37"));
    merge.add("two.json", at("2026-11-20T12:00:00Z", "1.37"));
    merge.add("three.json", at("2026-11-22T12:00:00Z", "1.37"));

    assertThat(merge.assessment().time()).isEqualTo("2026-11-20T12:00:00Z");
  }

  @Test
  void saysWhatDoesNotFitTogether() {
    merge.add("one.json", at("2026-11-24T12:00:00Z", "1.37"));
    merge.add("two.json", at("2026-11-24T12:00:00Z", "1.30"));

    assertThat(merge.remarks())
        .containsExactly(
            "two.json: a.yaml was another file before", "two.json: was judged for Kubernetes 1.30");
  }

  @Test
  void failsFromWhereTheStrictestRunDoes() {
    merge.add("one.json", configured(Severity.CRITICAL));
    merge.add("two.json", run());
    assertThat(merge.failOn()).isEqualTo(Severity.HIGH);

    merge.add("three.json", configured(Severity.LOW));
    assertThat(merge.failOn()).isEqualTo(Severity.LOW);
    assertThat(merge.assessment().configured()).hasSize(2);
  }

  private static Assessment configured(Severity failOn) {
    Assessment run = run();
    return new Assessment(
        run.tool(),
        run.command(),
        run.time(),
        run.policy(),
        run.target(),
        List.of(new Configured("brynje.yaml", List.of(), Map.of(), failOn)),
        run.inputs(),
        run.findings(),
        run.unjudged(),
        run.decisions(),
        run.summary());
  }

  @Test
  void tellsNothingLessSevereThanAsked() {
    try (Merge severe = new Merge(new Tool("brynje", "0.1.0"), Samples.CATALOGUE, Severity.HIGH)) {
      severe.add("one.json", run(A));

      assertThat(severe.assessment().findings()).isEmpty();
      assertThat(severe.assessment().summary().severities()).contains(entry(Severity.MEDIUM, 1L));
    }
  }

  private static Assessment run(Finding... findings) {
    Tally tally = new Tally();
    for (Finding one : findings) {
      tally.found(Samples.DEFAULT_DENY, one.severity());
      if (one.waiver().isPresent()) {
        tally.settled(one);
      }
    }
    return Samples.assessment(Findings.of(List.of(findings)), List.of(), List.of(), tally);
  }

  private static Assessment run(Tally tally) {
    return Samples.assessment(Findings.of(List.of()), List.of(), List.of(), tally);
  }

  private static Assessment at(String time, String version) {
    Assessment run = run();
    List<Input> inputs = new ArrayList<>();
    inputs.add(new Input("file", "a.yaml", "sha256:" + version));
    return new Assessment(
        run.tool(),
        run.command(),
        Instant.parse(time),
        run.policy(),
        new Target(version, "", List.of()),
        run.configured(),
        inputs,
        run.findings(),
        run.unjudged(),
        run.decisions(),
        run.summary());
  }
}
