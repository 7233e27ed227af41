package dev.brynje.cli;

import dev.brynje.core.Finding;
import dev.brynje.core.FindingSpool;
import dev.brynje.core.Findings;
import dev.brynje.core.Input;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.core.inline.InlineWaivers;
import dev.brynje.core.source.SourceProblem;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.Place;
import dev.brynje.workload.ManifestAudit;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges sources side by side and then together. Of each source only its facts, its digest and what
 * is unjudged stay in memory; its findings go to the spool.
 */
final class AuditRun {
  /** Fewer files than this are judged before a second thread would have begun. */
  private static final int ALONE = 8;

  private record Kept(
      List<Input> inputs, List<InlineWaivers> inline, List<Unjudged> unjudged, List<Fact> facts) {}

  private final ManifestAudit audit;
  private final List<Source> sources;
  private final FindingSpool spool;
  private final Settlement settlement;
  private final @Nullable Kept[] kept;
  private final Queue<Integer> crowded = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();
  private final Tally tally = new Tally();
  private Findings findings;

  AuditRun(ManifestAudit audit, List<Source> sources, FindingSpool spool, Settlement settlement) {
    this.audit = audit;
    this.sources = sources;
    this.spool = spool;
    this.findings = spool;
    this.settlement = settlement;
    this.kept = new @Nullable Kept[sources.size()];
  }

  /**
   * Judges all.
   *
   * @throws InterruptedIOException when the thread was interrupted before all was judged, which it
   *     still is afterwards: nothing may be reported then, for it would pass for the whole
   */
  void run(Progress progress) throws InterruptedIOException {
    if (sources.size() < ALONE) {
      judgeRemaining(progress);
    } else {
      judgeWith(Runtime.getRuntime().availableProcessors(), progress);
    }
    refuseHalf();
    crowded.stream().sorted().forEach(this::judgeAlone);
    List<Fact> facts = kept().flatMap(one -> one.facts.stream()).toList();
    audit
        .judge(new Inventory(facts), tally, this::writtenIn)
        .forEach((number, findings) ->
            spool.add(number, settlement.settled(settledWhereWritten(number, findings), tally)));
    addFindingsAboutWaivers();
    spool.add(sources.size(), settlement.findings(tally));
    findings = settlement.upheld(spool, tally);
    tally.count("files", 0);
    for (Source source : sources) {
      tally.count(source.kind(), 1);
    }
    refuseHalf();
  }

  /** By the waivers in the source itself, which were read before it was known where it is told. */
  private List<Finding> settledWhereWritten(int number, List<Finding> findings) {
    return settled(number, placed(number, settled(number, findings, false)), true);
  }

  private List<Finding> settled(int number, List<Finding> findings, boolean written) {
    List<Finding> settled = findings;
    Kept source = kept[number];
    if (source != null) {
      for (InlineWaivers inline : source.inline) {
        settled = inline.isOfWritten() == written ? inline.settled(settled, tally) : settled;
      }
    }
    return settled;
  }

  private void addFindingsAboutWaivers() {
    for (int number = 0; number < kept.length; number++) {
      Kept source = kept[number];
      if (source != null && !source.inline.isEmpty()) {
        boolean whole = source.unjudged.isEmpty();
        spool.add(number, InlineWaivers.findings(source.inline, whole, tally));
      }
    }
  }

  private List<Finding> placed(int number, List<Finding> findings) {
    Source source = sources.get(number);
    List<Finding> placed = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      placed.add(source.placed(finding));
    }
    return placed;
  }

  private String writtenIn(Place place) {
    return sources.get(place.source()).writtenIn(place.path(), place.span().line());
  }

  private static void refuseHalf() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted before everything was judged");
    }
  }

  /** All that was found. */
  Findings findings() {
    return findings;
  }

  Tally tally() {
    return tally;
  }

  List<Input> inputs() {
    return kept().flatMap(one -> one.inputs.stream()).toList();
  }

  List<Unjudged> unjudged() {
    return kept().flatMap(one -> one.unjudged.stream()).toList();
  }

  private Stream<Kept> kept() {
    List<Kept> all = new ArrayList<>(kept.length);
    for (Kept one : kept) {
      if (one != null) {
        all.add(one);
      }
    }
    return all.stream();
  }

  private void judgeWith(int threads, Progress progress) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(() -> judgeRemaining(progress)));
      }
      await(workers, pool);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /** Closing the pool waits for its workers, so that an interruption has to reach them before. */
  private void await(List<Future<?>> workers, ExecutorService pool) throws ExecutionException {
    try {
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (InterruptedException _) {
      next.set(sources.size());
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void judgeRemaining(Progress progress) {
    Tally mine = new Tally();
    for (int i = next.getAndIncrement();
        i < sources.size() && !Thread.currentThread().isInterrupted();
        i = next.getAndIncrement()) {
      try {
        kept[i] = judge(i, mine);
      } catch (OutOfMemoryError _) {
        crowded.add(i);
      }
      progress.step();
    }
    synchronized (tally) {
      tally.add(mine);
    }
  }

  /** What found no room beside others may find it alone. */
  private void judgeAlone(int number) {
    Kept alone;
    try {
      alone = judge(number, tally);
    } catch (OutOfMemoryError _) {
      long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
      alone =
          keep(
              Judged.refused(
                  new SourceProblem(
                      sources.get(number).name(),
                      "needs more than the %d MiB of memory that this run has".formatted(mebibytes),
                      "split it into smaller files")));
    }
    kept[number] = alone;
  }

  private Kept judge(int number, Tally mine) {
    Source source = sources.get(number);
    Judged judged;
    try {
      judged = source.judge(number);
    } catch (RuntimeException | StackOverflowError e) {
      return keep(
          Judged.refused(
              new SourceProblem(
                  source.name(),
                  "is not judged by a mistake of ours: " + CommandLine.trace(e),
                  "please report it")));
    }
    Kept made = keep(judged);
    // Last, for what finds no room before is judged again and would count twice.
    settlement.read(source.name());
    spool.add(number, settlement.settled(judged.findings(), judged.tally()));
    mine.add(judged.tally());
    return made;
  }

  private static Kept keep(Judged judged) {
    return new Kept(judged.inputs(), judged.inline(), judged.unjudged(), judged.facts());
  }

  static Unjudged unjudged(SourceProblem problem) {
    return new Unjudged(
        Location.file(problem.name()),
        Resource.NONE,
        problem.reason(),
        problem.advice(),
        List.of());
  }
}
