package dev.brynje.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A bar on standard error for work that takes longer than a moment. Safe for threads. */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 24;
  private static final long FIRST_AFTER = 400_000_000;
  private static final long THEN_EVERY = 100_000_000;

  private final PrintStream err;
  private final boolean shown;
  private final String what;
  private final int total;
  private final AtomicInteger done = new AtomicInteger();
  private final LongSupplier clock;
  private final AtomicLong next;
  private boolean drawn;

  Progress(Terminal terminal, boolean wanted, String what, int total) {
    this(terminal, wanted, what, total, System::nanoTime);
  }

  /**
   * @param clock in nanoseconds
   */
  Progress(Terminal terminal, boolean wanted, String what, int total, LongSupplier clock) {
    this.err = terminal.err();
    this.shown = wanted && terminal.showsProgress();
    this.what = what;
    this.total = total;
    this.clock = clock;
    this.next = new AtomicLong(clock.getAsLong() + FIRST_AFTER);
  }

  void step() {
    int now = done.incrementAndGet();
    if (!shown) {
      return;
    }
    long time = clock.getAsLong();
    long due = next.get();
    if (time >= due && next.compareAndSet(due, time + THEN_EVERY)) {
      draw(now);
    }
  }

  private synchronized void draw(int now) {
    int filled = (int) ((long) WIDTH * now / Math.max(1, total));
    err.print(
        String.format(
            Locale.ROOT,
            "\r%s %s%s %,d of %,d ",
            what,
            "█".repeat(filled),
            "░".repeat(WIDTH - filled),
            now,
            total));
    err.flush();
    drawn = true;
  }

  /** Leaves an empty line. */
  @Override
  public synchronized void close() {
    if (drawn) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
