package dev.brynje.cli.fix;

import dev.brynje.fix.diff.Difference;
import dev.brynje.fix.diff.Patch;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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
  public void add(FixedFile file) throws IOException {
    if (this != NONE && file.mended().isChanged()) {
      String before = file.mended().before().text();
      out.write(Patch.of(file.patchPath(), Difference.of(before, file.mended().splices())));
    }
  }

  @Override
  public void close() throws IOException {
    if (own && this != NONE) {
      out.close();
    }
  }
}
