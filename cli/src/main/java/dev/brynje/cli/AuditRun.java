package dev.brynje.cli;

import dev.brynje.core.FindingSpool;
import dev.brynje.core.Input;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Sha256;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.core.source.SourceProblem;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.SourceJudgement;
import dev.brynje.yaml.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  private record Kept(Optional<Input> input, List<Unjudged> unjudged, List<Fact> facts) {}

  private final ManifestAudit audit;
  private final List<SourceFile> files;
  private final InputStream stdin;
  private final FindingSpool spool;
  private final @Nullable Kept[] kept;
  private final Queue<Integer> crowded = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();
  private final Tally tally = new Tally();
  private BoundedFile.@Nullable Content standardInput;

  AuditRun(ManifestAudit audit, List<SourceFile> files, InputStream stdin, FindingSpool spool) {
    this.audit = audit;
    this.files = files;
    this.stdin = stdin;
    this.spool = spool;
    this.kept = new @Nullable Kept[files.size()];
  }

  /**
   * Judges all; afterwards the spool holds every finding.
   *
   * @throws InterruptedIOException when the thread was interrupted before all was judged, which it
   *     still is afterwards: nothing may be reported then, for it would pass for the whole
   */
  void run(Progress progress) throws InterruptedIOException {
    if (files.size() < ALONE) {
      judgeRemaining(progress);
    } else {
      judgeWith(Runtime.getRuntime().availableProcessors(), progress);
    }
    refuseHalf();
    crowded.stream().sorted().forEach(this::judgeAlone);
    List<Fact> facts = kept().flatMap(one -> one.facts.stream()).toList();
    audit.judge(new Inventory(facts), tally).forEach(spool::add);
    tally.count("files", files.size());
    refuseHalf();
  }

  private static void refuseHalf() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted before everything was judged");
    }
  }

  Tally tally() {
    return tally;
  }

  List<Input> inputs() {
    return kept().flatMap(one -> one.input.stream()).toList();
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
      next.set(files.size());
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void judgeRemaining(Progress progress) {
    Tally mine = new Tally();
    for (int i = next.getAndIncrement();
        i < files.size() && !Thread.currentThread().isInterrupted();
        i = next.getAndIncrement()) {
      try {
        kept[i] = judge(i, files.get(i), mine);
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
  private void judgeAlone(int source) {
    SourceFile file = files.get(source);
    Kept alone;
    try {
      alone = judge(source, file, tally);
    } catch (OutOfMemoryError _) {
      long mebibytes = Runtime.getRuntime().maxMemory() >> 20;
      alone =
          refused(
              new SourceProblem(
                  file.name(),
                  "needs more than the %d MiB of memory that this run has".formatted(mebibytes),
                  "split it into smaller files"));
    }
    kept[source] = alone;
  }

  private Kept judge(int source, SourceFile file, Tally mine) {
    BoundedFile.Content content =
        file.isStandardInput()
            ? readStandardInput()
            : BoundedFile.read(file, Limits.DEFAULT.bytes());
    // No switch over types: the JVM would write its code anew at every start, for longer than the
    // file takes.
    return content instanceof BoundedFile.Bytes(byte[] bytes)
        ? judge(source, file, bytes, mine)
        : refused(((BoundedFile.Refused) content).problem());
  }

  private Kept judge(int source, SourceFile file, byte[] bytes, Tally mine) {
    SourceJudgement judgement;
    try {
      judgement = audit.judge(source, file.name(), bytes, file.asked());
    } catch (RuntimeException | StackOverflowError e) {
      return refused(
          new SourceProblem(
              file.name(),
              "is not judged by a mistake of ours: " + CommandLine.trace(e),
              "please report it"));
    }
    String kind = file.isStandardInput() ? "stdin" : "file";
    Input input = new Input(kind, file.name(), Sha256.named(bytes));
    Kept made = new Kept(Optional.of(input), judgement.unjudged(), judgement.facts());
    // Last, for what finds no room before is judged again and would count twice.
    spool.add(source, judgement.findings());
    mine.add(judgement.tally());
    return made;
  }

  private static Kept refused(SourceProblem problem) {
    return new Kept(Optional.empty(), List.of(unjudged(problem)), List.of());
  }

  /** Read once, however often it is judged. */
  private BoundedFile.Content readStandardInput() {
    BoundedFile.Content read = standardInput;
    if (read == null) {
      try {
        read = BoundedFile.read("-", stdin, Limits.DEFAULT.bytes());
      } catch (IOException e) {
        read =
            new BoundedFile.Refused(
                new SourceProblem("-", "cannot be read: " + e.getMessage(), "try a file"));
      }
      standardInput = read;
    }
    return read;
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
