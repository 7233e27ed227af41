package dev.brynje.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.brynje.core.Summary.RingScore;
import dev.brynje.core.Summary.Win;
import dev.brynje.core.testing.Samples;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void saysNothingOfARingThatWasNotJudged() {
    Summary summary = tally.summary();

    assertThat(summary.rings()).isEmpty();
    assertThat(summary.wins()).isEmpty();
    assertThat(summary.severities())
        .containsExactly(
            entry(Severity.CRITICAL, 0L),
            entry(Severity.HIGH, 0L),
            entry(Severity.MEDIUM, 0L),
            entry(Severity.LOW, 0L),
            entry(Severity.INFO, 0L));
  }

  @Test
  void weighsWhatWasJudgedBySeverity() {
    tally.judged(Ring.WORKLOAD, Severity.CRITICAL, false);
    tally.judged(Ring.WORKLOAD, Severity.HIGH, true);
    tally.judged(Ring.WORKLOAD, Severity.MEDIUM, false);
    tally.judged(Ring.WORKLOAD, Severity.LOW, true);

    // 10 + 3 of 10 + 6 + 3 + 1 is as wanted.
    assertThat(tally.summary().rings())
        .containsExactly(entry(Ring.WORKLOAD, new RingScore(4, 2, 20, 7, Severity.HIGH)));
    assertThat(tally.summary().rings())
        .hasEntrySatisfying(Ring.WORKLOAD, it -> assertThat(it.score()).isEqualTo(65));
  }

  @Test
  void roundsDownSoThatOnlyAPerfectRingHasAHundred() {
    tally.judged(Ring.WORKLOAD, Severity.LOW, true);
    for (int i = 0; i < 10_000; i++) {
      tally.judged(Ring.WORKLOAD, Severity.CRITICAL, false);
    }

    assertThat(tally.summary().rings())
        .containsExactly(entry(Ring.WORKLOAD, new RingScore(10_001, 1, 100_001, 1, Severity.LOW)));
    assertThat(tally.summary().rings())
        .hasEntrySatisfying(Ring.WORKLOAD, it -> assertThat(it.score()).isEqualTo(99));
  }

  @Test
  void givesAHundredToARingWithNothingButRemarks() {
    tally.judged(Ring.NETWORK, Severity.INFO, true);

    assertThat(tally.summary().rings())
        .containsExactly(entry(Ring.NETWORK, new RingScore(1, 0, 0, 0, Severity.INFO)));
    assertThat(tally.summary().rings())
        .hasEntrySatisfying(Ring.NETWORK, it -> assertThat(it.score()).isEqualTo(100));
  }

  @Test
  void saysThatAllIsAsWantedJustWhenTheScoreIsAHundred() {
    for (Severity severity : Severity.values()) {
      Tally one = new Tally();
      one.judged(Ring.NETWORK, Severity.HIGH, false);
      one.judged(Ring.NETWORK, severity, true);

      assertThat(one.summary().rings().values())
          .as(severity.word())
          .allMatch(score -> (score.failed() == 0) == (score.score() == 100));
    }
  }

  @Test
  void ranksWinsByWhatTheyGainForWhatTheyTake() {
    for (int i = 0; i < 3; i++) {
      tally.found(Samples.DEFAULT_DENY, Severity.MEDIUM); // 3 * 3 / 2
    }
    tally.found(Samples.NON_ROOT, Severity.HIGH); // 6 / 1
    tally.found(Samples.SIGNED, Severity.CRITICAL); // 10 / 6

    assertThat(tally.summary().wins())
        .containsExactly(
            new Win("workload/run-as-non-root", Severity.HIGH, Samples.NON_ROOT.title(), 1),
            new Win("network/default-deny", Severity.MEDIUM, Samples.DEFAULT_DENY.title(), 3),
            new Win("signature/verified", Severity.CRITICAL, Samples.SIGNED.title(), 1));
  }

  @Test
  void namesFiveWinsAndNoneThatGainsNothing() {
    for (int i = 0; i < 9; i++) {
      Control control = Control.named("workload/c" + i, Ring.WORKLOAD, Severity.LOW).define();
      tally.found(control, i < 3 ? Severity.INFO : Severity.LOW);
    }

    assertThat(tally.summary().wins())
        .extracting(Win::control)
        .containsExactly("workload/c3", "workload/c4", "workload/c5", "workload/c6", "workload/c7");
  }

  @Test
  void givesAWinItsWorstSeverity() {
    tally.found(Samples.NON_ROOT, Severity.LOW);
    tally.found(Samples.NON_ROOT, Severity.CRITICAL);
    tally.found(Samples.NON_ROOT, Severity.MEDIUM);

    assertThat(tally.summary().wins()).extracting(Win::severity).containsExactly(Severity.CRITICAL);
  }

  @Test
  void addsUpToTheSameHoweverItIsSplit() {
    List<Control> controls = List.of(Samples.NON_ROOT, Samples.DEFAULT_DENY, Samples.SIGNED);
    SplittableRandom random = new SplittableRandom(11);
    Tally[] parts = {new Tally(), new Tally(), new Tally()};
    for (int i = 0; i < 500; i++) {
      Control control = controls.get(random.nextInt(3));
      Severity severity = List.of(Severity.values()).get(random.nextInt(5));
      boolean failed = random.nextBoolean();
      for (Tally one : List.of(tally, parts[random.nextInt(3)])) {
        one.count("objects", 2);
        one.judged(control.ring(), severity, failed);
        if (failed) {
          one.found(control, severity);
        } else {
          one.passOver(control.id());
        }
      }
    }

    Tally together = new Tally();
    for (Tally part : parts) {
      together.add(part);
    }

    assertThat(together.summary()).isEqualTo(tally.summary());
  }

  @Test
  void keepsASummaryAsItWas() {
    tally.count("files", 1);
    Summary before = tally.summary();

    tally.count("files", 1);

    assertThat(before.counted()).containsExactly(entry("files", 1L));
  }
}
