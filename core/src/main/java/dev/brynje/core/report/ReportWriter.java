package dev.brynje.core.report;

import dev.brynje.core.Assessment;
import java.io.IOException;
import java.io.Writer;

/** Writes an Assessment in one format. */
public interface ReportWriter {
  /**
   * Writes the whole Assessment. Findings are read in order, and no more of them are kept than a
   * bound.
   *
   * @throws IOException when the output takes no more
   */
  void write(Assessment assessment, Writer out) throws IOException;
}
