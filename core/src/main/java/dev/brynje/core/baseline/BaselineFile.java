package dev.brynje.core.baseline;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TreeMap;

/**
 * A baseline as a file, which is looked at in reviews: a line for each finding, in an order that
 * stays, and from one run to the next only the lines change whose findings do.
 *
 * <pre>{@code
 * {
 *   "brynje-baseline": 1,
 *   "findings": [
 *     {"path": "k8s/api.yaml", "control": "workload/memory-limit", "about": "Deployment api, container api", "fingerprint": "…", "times": 1}
 *   ]
 * }
 * }</pre>
 *
 * <p>{@code path} and {@code about} are for people, and say what is gone once it is.
 */
public final class BaselineFile {
  /** What the first key is followed by. A later version may not be understood by this program. */
  static final int VERSION = 1;

  /** By so many bytes a baseline is known. */
  private static final int BEGIN = 100;

  private final Path file;

  public BaselineFile(Path file) {
    this.file = file;
  }

  /**
   * Reads it.
   *
   * @throws RefusedBaseline when it cannot be read, or is no baseline
   */
  public Baseline read() throws RefusedBaseline {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return new Baseline(new BaselinePlaces(file), new BaselineReader(file.toString(), in).read());
    } catch (NoSuchFileException _) {
      throw new RefusedBaseline(
          "the baseline %s does not exist; write it with --write-baseline".formatted(file));
    } catch (AccessDeniedException _) {
      throw new RefusedBaseline(
          "the baseline %s cannot be read: this user may not".formatted(file));
    } catch (IOException e) {
      throw new RefusedBaseline(
          "the baseline %s cannot be read: %s".formatted(file, e.getMessage()));
    }
  }

  /** Whether there is a baseline, whole or broken. */
  public boolean isOne() {
    try (InputStream in = Files.newInputStream(file)) {
      String begin = new String(in.readNBytes(BEGIN), StandardCharsets.UTF_8);
      return begin.stripLeading().startsWith("{") && begin.contains("\"brynje-baseline\"");
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Refuses to write over what somebody may miss: anything but a baseline.
   *
   * @throws RefusedBaseline when something else is there
   */
  public void refuseOther() throws RefusedBaseline {
    if (!Files.exists(file)) {
      return;
    }
    try {
      read();
    } catch (RefusedBaseline e) {
      throw new RefusedBaseline(
          "%s, so that it is not written over".formatted(e.line().replaceFirst("; write .*", "")));
    }
  }

  /** Begins a baseline that is to be written here. */
  public BaselineDraft draft() {
    return new BaselineDraft(new BaselinePlaces(file));
  }

  /**
   * Writes what was found, as a whole or not at all.
   *
   * @throws IOException when the directory takes no file
   */
  public void write(BaselineDraft baseline) throws IOException {
    TreeMap<String, BaselineEntry> ordered = new TreeMap<>();
    baseline.entries().forEach(entry -> ordered.put(order(entry), entry));
    Path absolute = file.toAbsolutePath();
    Path draft = absolute.resolveSibling(absolute.getFileName() + ".new");
    try (Writer out =
        new BufferedWriter(Files.newBufferedWriter(draft, StandardCharsets.UTF_8), 1 << 16)) {
      BaselineWriter.write(ordered.values(), out);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    Files.move(draft, absolute, StandardCopyOption.REPLACE_EXISTING);
  }

  /** By what people look for; no two entries are the same. */
  static String order(BaselineEntry entry) {
    return String.join("\0", entry.path(), entry.control(), entry.about(), entry.fingerprint());
  }
}
