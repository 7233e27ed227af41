package dev.brynje.yaml.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Feeds mutated inputs to a reader for the seconds of the system property {@code
 * brynje.fuzz.seconds}. The seed is that of {@code brynje.fuzz.seed}, or a new one each time; a
 * failure names it, and keeps the input under {@code target/fuzz}.
 */
public final class Fuzzing {
  /** No input of a megabyte takes a reader so long, also on a busy machine. */
  private static final Duration HUNG = Duration.ofMinutes(1);

  private Fuzzing() {}

  /** Runs the reader; it must never throw, nor take a minute for one input. */
  public static void run(
      String name, List<byte[]> seeds, List<String> tokens, Consumer<byte[]> reader)
      throws InterruptedException {
    long seed = Long.getLong("brynje.fuzz.seed", System.nanoTime());
    long seconds = Long.getLong("brynje.fuzz.seconds", 5);
    Run run = new Run(new Mutator(seed, seeds, tokens), reader, seconds);
    Thread worker = Thread.ofPlatform().daemon().name("fuzz-" + name).start(run);
    long count = 0;
    while (!worker.join(HUNG)) {
      if (run.count == count) {
        AssertionError hung = new AssertionError(report(name, seed, run.input) + " hangs");
        hung.setStackTrace(worker.getStackTrace());
        throw hung;
      }
      count = run.count;
    }
    Throwable failure = run.failure;
    if (failure != null) {
      throw new AssertionError(report(name, seed, run.input) + " fails", failure);
    }
    System.out.println("fuzzing " + name + ": " + run.count + " inputs of seed " + seed);
  }

  private static final class Run implements Runnable {
    private final Mutator mutator;
    private final Consumer<byte[]> reader;
    private final long seconds;
    private volatile long count;
    private volatile byte[] input = new byte[0];
    private volatile @Nullable Throwable failure;

    Run(Mutator mutator, Consumer<byte[]> reader, long seconds) {
      this.mutator = mutator;
      this.reader = reader;
      this.seconds = seconds;
    }

    @Override
    public void run() {
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      long done = 0;
      try {
        while (System.nanoTime() < end) {
          input = mutator.next();
          reader.accept(input);
          count = ++done;
        }
      } catch (Throwable t) {
        failure = t;
      }
    }
  }

  private static String report(String name, long seed, byte[] input) {
    try {
      Path directory = Files.createDirectories(Path.of("target", "fuzz"));
      Path file = Files.write(directory.resolve(name + "-" + seed), input);
      return "%s: an input of seed %d (-Dbrynje.fuzz.seed), kept as %s,"
          .formatted(name, seed, file.toAbsolutePath());
    } catch (IOException e) {
      return "%s: an input of seed %d (-Dbrynje.fuzz.seed)".formatted(name, seed);
    }
  }
}
