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
import java.util.ArrayList;
import java.util.List;
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

  private record Kept(Input input, List<Unjudged> unjudged, List<Fact> facts) {}

  private final ManifestAudit audit;
  private final List<SourceFile> files;
  private final InputStream stdin;
  private final FindingSpool spool;
  private final Progress progress;
  private final @Nullable Kept[] kept;
  private final AtomicInteger next = new AtomicInteger();
  private final Tally tally = new Tally();

  AuditRun(
      ManifestAudit audit,
      List<SourceFile> files,
      InputStream stdin,
      FindingSpool spool,
      Progress progress) {
    this.audit = audit;
    this.files = files;
    this.stdin = stdin;
    this.spool = spool;
    this.progress = progress;
    this.kept = new @Nullable Kept[files.size()];
  }

  /** Judges all; afterwards the spool holds every finding. */
  void run() {
    if (files.size() < ALONE) {
      judgeRemaining();
    } else {
      judgeWith(Runtime.getRuntime().availableProcessors());
    }
    List<Fact> facts = kept().flatMap(one -> one.facts.stream()).toList();
    audit.judge(new Inventory(facts), tally).forEach(spool::add);
    tally.count("files", files.size());
  }

  Tally tally() {
    return tally;
  }

  List<Input> inputs() {
    return kept().map(Kept::input).toList();
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

  private void judgeWith(int threads) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(this::judgeRemaining));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private void judgeRemaining() {
    Tally mine = new Tally();
    for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
      kept[i] = judge(i, files.get(i), mine);
      progress.step();
    }
    synchronized (tally) {
      tally.add(mine);
    }
  }

  private Kept judge(int source, SourceFile file, Tally mine) {
    boolean isStdin = file.name().equals("-");
    String kind = isStdin ? "stdin" : "file";
    BoundedFile.Content content =
        isStdin ? readStdin() : BoundedFile.read(file, Limits.DEFAULT.bytes());
    // No switch over types: the JVM would write its code anew at every start, for longer than the
    // file takes.
    if (content instanceof BoundedFile.Bytes(byte[] bytes)) {
      SourceJudgement judgement = audit.judge(source, file.name(), bytes, file.asked());
      spool.add(source, judgement.findings());
      mine.add(judgement.tally());
      Input input = new Input(kind, file.name(), Sha256.named(bytes));
      return new Kept(input, judgement.unjudged(), judgement.facts());
    }
    SourceProblem problem = ((BoundedFile.Refused) content).problem();
    return new Kept(new Input(kind, file.name(), ""), List.of(unjudged(problem)), List.of());
  }

  private BoundedFile.Content readStdin() {
    try {
      return BoundedFile.read("-", stdin, Limits.DEFAULT.bytes());
    } catch (IOException e) {
      return new BoundedFile.Refused(
          new SourceProblem("-", "standard input cannot be read: " + e.getMessage(), "try a file"));
    }
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
