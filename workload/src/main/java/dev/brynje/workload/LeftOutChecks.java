package dev.brynje.workload;

import dev.brynje.core.LeftOut;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks of other tools that no control stands for, with the reason. They are listed in {@code
 * left-out.tsv}: the tool, the ids with blanks between them, the reason.
 */
public final class LeftOutChecks {
  private static final String TABLE = "left-out.tsv";

  private LeftOutChecks() {}

  /** All of them, in the order of the table. */
  public static List<LeftOut> all() {
    try (InputStream table = LeftOutChecks.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException(TABLE + " is missing beside " + LeftOutChecks.class);
      }
      return read(new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + TABLE, e);
    }
  }

  private static List<LeftOut> read(BufferedReader table) throws IOException {
    List<LeftOut> all = new ArrayList<>();
    for (String line = table.readLine(); line != null; line = table.readLine()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.split("\t", 3);
      if (cells.length != 3) {
        throw new IllegalStateException(TABLE + " must have three cells, but has: " + line);
      }
      for (String id : cells[1].split(" ", -1)) {
        all.add(new LeftOut(cells[0], id, cells[2]));
      }
    }
    return List.copyOf(all);
  }
}
