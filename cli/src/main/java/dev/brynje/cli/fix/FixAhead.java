package dev.brynje.cli.fix;

import dev.brynje.fix.Mended;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Fixes several files at a time, and gives what became of them in the order in which they came. */
public final class FixAhead implements FixPace {
  /** So many files may be held in memory. */
  private static final int MOST = 64;

  private final Work work;
  private final ExecutorService pool;
  private final Queue<Future<List<Mended>>> begun = new ArrayDeque<>();

  /** Fixes a unit; by several threads at once for units that are alone. */
  public interface Work {
    List<Mended> fix(FixUnit unit);
  }

  /**
   * @param threads so many files are fixed at a time
   */
  public FixAhead(int threads, Work work) {
    this.work = work;
    this.pool = Executors.newFixedThreadPool(threads);
  }

  @Override
  public List<List<Mended>> add(FixUnit unit) {
    List<List<Mended>> ready = new ArrayList<>();
    if (unit.fix().isAlone()) {
      begun.add(pool.submit(() -> work.fix(unit)));
      if (begun.size() > MOST) {
        ready.add(result(begun.remove()));
      }
      return ready;
    }
    ready.addAll(rest());
    ready.add(work.fix(unit));
    return ready;
  }

  @Override
  public List<List<Mended>> rest() {
    List<List<Mended>> rest = new ArrayList<>();
    while (!begun.isEmpty()) {
      rest.add(result(begun.remove()));
    }
    return rest;
  }

  private static List<Mended> result(Future<List<Mended>> begun) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return begun.get();
        } catch (InterruptedException _) {
          // What is begun is finished: a file is not to be left half told.
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
