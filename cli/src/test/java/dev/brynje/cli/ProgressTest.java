package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long MILLISECOND = 1_000_000;

  private final AtomicLong time = new AtomicLong();

  @Test
  void drawsWhatTakesLongAndLeavesAnEmptyLine() {
    Session session = Session.onTerminal(Map.of());

    steps(session, true, 4, 300);

    assertThat(session.err())
        .isEqualTo(
            "\rauditing ████████████░░░░░░░░░░░░ 2 of 4 "
                + "\rauditing ██████████████████░░░░░░ 3 of 4 "
                + "\rauditing ████████████████████████ 4 of 4 "
                + "\r\u001b[K");
  }

  @Test
  void drawsNothingForWhatIsQuick() {
    Session session = Session.onTerminal(Map.of());

    steps(session, true, 1000, 0);

    assertThat(session.err()).isEmpty();
  }

  @Test
  void drawsAtMostTenTimesASecond() {
    Session session = Session.onTerminal(Map.of());

    steps(session, true, 10_000, 1);

    assertThat(session.err().chars().filter(c -> c == '█').count()).isPositive();
    assertThat(session.err().split("\r", -1).length).isBetween(90, 100);
  }

  @Test
  void drawsOnlyOnATerminal() {
    Session session = Session.plain();

    steps(session, true, 100, 1000);

    assertThat(session.err()).isEmpty();
  }

  @Test
  void drawsNothingWhenNotWanted() {
    Session session = Session.onTerminal(Map.of());

    steps(session, false, 100, 1000);

    assertThat(session.err()).isEmpty();
  }

  private void steps(Session session, boolean wanted, int total, long milliseconds) {
    try (Progress progress =
        new Progress(session.terminal(), wanted, "auditing", total, time::get)) {
      for (int i = 0; i < total; i++) {
        time.addAndGet(milliseconds * MILLISECOND);
        progress.step();
      }
    }
  }
}
