package dev.brynje.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own that closes itself in and renders. It gets nothing of this process's
 * environment, and is ended when it takes too long or says too much.
 */
public final class ChildProcess {
  /** As much as is read of any one source. */
  static final int MOST_BYTES = 16 << 20;

  private static final int MOST_COMPLAINT = 64 << 10;

  /** What the JVM itself needs is small; what a template asks for is in the sandbox's limit. */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx192m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:CompressedClassSpaceSize=32m",
          "-XX:ReservedCodeCacheSize=32m",
          "--enable-native-access=ALL-UNNAMED",
          "-Djava.awt.headless=true");

  private final Path java;
  private final String classPath;

  private final String main;

  private ChildProcess(Path java, String classPath, String main) {
    this.java = java;
    this.classPath = classPath;
    this.main = main;
  }

  /**
   * A JVM like this one, with the same classes.
   *
   * @param main the class whose {@code main} hands its words to {@link RenderChild}
   */
  public static ChildProcess likeThis(Class<?> main) {
    return new ChildProcess(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        System.getProperty("java.class.path"),
        main.getName());
  }

  /** Renders with {@link RenderChild}'s words, within this time. */
  Rendering run(List<String> words, Complaints complaints, RenderingTime time) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(FLAGS);
    command.add("-cp");
    command.add(classPath);
    command.add(main);
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(List.of("TMPDIR"));
    builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8", "HOME", "/nonexistent"));
    Process process;
    try {
      process = builder.start();
      process.getOutputStream().close();
    } catch (IOException e) {
      return new Rendering.Refused(
          "cannot be rendered: no process can be started for it: " + e.getMessage(),
          "look at this machine's limits");
    }
    long start = System.nanoTime();
    try {
      return wait(process, complaints, time.next());
    } finally {
      process.destroyForcibly();
      time.spend(Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private static Rendering wait(Process process, Complaints complaints, Duration most) {
    Bounded out = Bounded.read(process.getInputStream(), MOST_BYTES, process::destroyForcibly);
    // What is said beyond is read too, for the process waits until somebody does.
    Bounded err = Bounded.read(process.getErrorStream(), MOST_COMPLAINT, () -> {});
    long start = System.nanoTime();
    try {
      if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Rendering.Refused(
            "is not rendered in the time that all renderings of a chart have together",
            "look for a loop in it, or give it fewer values to be tried with");
      }
      byte[] yaml = out.bytes();
      String complaint = new String(err.bytes(), StandardCharsets.UTF_8).strip();
      return out.isFull()
          ? new Rendering.Refused(
              "gives more than the %d MiB that are read of a source".formatted(MOST_BYTES >> 20),
              "make its values smaller")
          : rendering(
              process.exitValue(),
              yaml,
              complaint,
              Duration.ofNanos(System.nanoTime() - start),
              complaints);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Rendering.Refused("was interrupted while it was rendered", "run again");
    }
  }

  private static Rendering rendering(
      int code, byte[] yaml, String complaint, Duration taken, Complaints complaints) {
    return switch (code) {
      case 0 -> new Rendering.Rendered(yaml);
      case RenderChild.NOT_CLOSED_IN ->
          new Rendering.Refused(
              "is not rendered, for its code could not be closed in: " + complaint,
              "render it yourself, and audit what comes of it");
      // Signals that the kernel sends at a limit, as a shell counts them.
      case 128 + 9, 128 + 24 ->
          mayHaveUsed(Sandbox.PROCESSOR_TIME, taken)
              ? new Rendering.Refused(
                  "is not rendered within %d seconds".formatted(Sandbox.PROCESSOR_TIME),
                  "look for a loop in it")
              : new Rendering.Refused(
                  "was ended by the machine while it was rendered, as when memory is short",
                  "render it where there is more memory");
      case 128 + 31 ->
          new Rendering.Refused(
              "tries a call of the kernel that rendering does not need", "look at what it does");
      default ->
          isOutOfMemory(complaint)
              ? new Rendering.Refused(
                  "needs more than the %d MiB of memory that rendering gets"
                      .formatted(Sandbox.MEMORY >> 20),
                  "look for a loop in its templates")
              : complaints.of(complaint);
    };
  }

  /** Whether all processors together can have worked as long in that time. */
  private static boolean mayHaveUsed(long seconds, Duration taken) {
    long processors = Runtime.getRuntime().availableProcessors();
    return taken.multipliedBy(processors).plusSeconds(1).toSeconds() >= seconds;
  }

  private static boolean isOutOfMemory(String complaint) {
    return complaint.contains("out of memory")
        || complaint.contains("cannot allocate memory")
        || complaint.contains("OutOfMemoryError");
  }

  /** How the renderer's own words become a sentence. */
  interface Complaints {
    Rendering.Refused of(String complaint);
  }

  /** A stream that is read beside, and kept as far as a limit. */
  private static final class Bounded {
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final Thread reader;
    private volatile boolean full;

    private Bounded(InputStream from, int most, Runnable beyond) {
      reader = Thread.ofVirtual().unstarted(() -> drain(from, most, beyond));
    }

    static Bounded read(InputStream from, int most, Runnable beyond) {
      Bounded bounded = new Bounded(from, most, beyond);
      bounded.reader.start();
      return bounded;
    }

    private void drain(InputStream from, int most, Runnable beyond) {
      byte[] buffer = new byte[8192];
      try (from) {
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
          if (read.size() + n > most) {
            full = true;
            beyond.run();
          } else {
            read.write(buffer, 0, n);
          }
        }
      } catch (IOException _) {
        // The process is gone: what it said so far is what there is.
      }
    }

    byte[] bytes() throws InterruptedException {
      reader.join();
      return read.toByteArray();
    }

    boolean isFull() {
      return full;
    }
  }
}
