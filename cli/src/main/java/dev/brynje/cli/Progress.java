package dev.brynje.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A bar on standard error for work that takes longer than a moment. Safe for threads. */
final class Progress {
  private static final int WIDTH = 24;
  private static final long FIRST_AFTER = 400_000_000;
  private static final long THEN_EVERY = 100_000_000;

  private final PrintStream err;
  private final boolean shown;
  private final String what;
  private final int total;
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicLong next = new AtomicLong(System.nanoTime() + FIRST_AFTER);
  private boolean drawn;

  Progress(Terminal terminal, boolean wanted, String what, int total) {
    this.err = terminal.err();
    this.shown = wanted && terminal.showsProgress();
    this.what = what;
    this.total = total;
  }

  void step() {
    int now = done.incrementAndGet();
    if (!shown) {
      return;
    }
    long time = System.nanoTime();
    long due = next.get();
    if (time >= due && next.compareAndSet(due, time + THEN_EVERY)) {
      draw(now);
    }
  }

  private synchronized void draw(int now) {
    int filled = (int) ((long) WIDTH * now / Math.max(1, total));
    err.print(
        "\r%s %s%s %,d of %,d "
            .formatted(what, "█".repeat(filled), "░".repeat(WIDTH - filled), now, total));
    err.flush();
    drawn = true;
  }

  /** Leaves an empty line. */
  synchronized void end() {
    if (drawn) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
