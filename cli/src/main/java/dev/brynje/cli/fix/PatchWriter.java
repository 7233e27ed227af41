package dev.brynje.cli.fix;

import dev.brynje.fix.Mended;
import dev.brynje.fix.diff.Difference;
import dev.brynje.fix.diff.Hunk;
import dev.brynje.fix.diff.Patch;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gathers the differences of files into one patch. */
public final class PatchWriter implements Closeable {
  /** Of which nobody asked for a patch. */
  public static final PatchWriter NONE = new PatchWriter(Writer.nullWriter(), Optional.empty());

  private static final String FIRST_WORDS = "diff --git ";

  private final Writer out;
  private final Optional<OutputOnce> file;

  private PatchWriter(Writer out, Optional<OutputOnce> file) {
    this.out = out;
    this.file = file;
  }

  /**
   * Into a file, once all is written; a patch that is there already is replaced, and nothing else.
   *
   * @throws RefusedFile when something else is there
   */
  public static PatchWriter to(Path file) throws IOException, RefusedFile {
    if (Files.isRegularFile(file) && Files.size(file) > 0 && !isPatch(file)) {
      throw new RefusedFile(
          "%s is there and is no patch; name another file for it".formatted(file));
    }
    OutputOnce once = OutputOnce.to(file);
    return new PatchWriter(once.writer(), Optional.of(once));
  }

  private static boolean isPatch(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(FIRST_WORDS.length()), StandardCharsets.US_ASCII)
          .equals(FIRST_WORDS);
    }
  }

  /** Into what others write to as well. */
  public static PatchWriter to(Writer out) {
    return new PatchWriter(out, Optional.empty());
  }

  /** One file more, if it is changed. */
  public void add(Mended file) throws IOException {
    if (this != NONE && file.isChanged()) {
      String before = file.before().text();
      String path = PatchPath.of(Path.of(file.name()));
      List<Hunk> hunks = Difference.of(before, file.splices());
      out.write(file.isNew() ? Patch.ofNew(path, hunks) : Patch.of(path, hunks, file.mark()));
    }
  }

  /** Has all that was added written; nothing is added after it. */
  public void finish() throws IOException {
    out.flush();
    if (file.isPresent()) {
      file.get().finish();
    }
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
