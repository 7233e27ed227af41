package dev.brynje.cli.fix;

import dev.brynje.fix.Mended;
import dev.brynje.fix.diff.Difference;
import dev.brynje.fix.diff.Hunk;
import dev.brynje.fix.diff.Patch;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Gathers the differences of files into one patch. */
public final class PatchWriter implements Closeable {
  /** Of which nobody asked for a patch. */
  public static final PatchWriter NONE = new PatchWriter(Writer.nullWriter(), true);

  private final Writer out;
  private final boolean own;

  private PatchWriter(Writer out, boolean own) {
    this.out = out;
    this.own = own;
  }

  /** Into a file, which is made or emptied. */
  public static PatchWriter to(Path file) throws IOException {
    return new PatchWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), true);
  }

  /** Into what others write to as well. */
  public static PatchWriter to(Writer out) {
    return new PatchWriter(out, false);
  }

  /** One file more, if it is changed. */
  public void add(Mended file) throws IOException {
    if (this != NONE && file.isChanged()) {
      String before = file.before().text();
      String path = PatchPath.of(Path.of(file.name()));
      List<Hunk> hunks = Difference.of(before, file.splices());
      out.write(file.isNew() ? Patch.ofNew(path, hunks) : Patch.of(path, hunks));
    }
  }

  /** Has all that was added written. */
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (own && this != NONE) {
      out.close();
    }
  }
}
