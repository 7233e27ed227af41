package dev.brynje.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** The files of a chart whose words may be quoted: all but those that hold values. */
final class ChartFiles {
  private static final long MOST_CHARACTERS = 4L << 20;
  private static final long LARGEST_FILE = 1L << 20;
  private static final int MOST_FILES = 10_000;
  private static final int DEEPEST = 50;

  private ChartFiles() {}

  /** Their words, and the names of all its files as Helm writes them. */
  static RendererWords words(Chart chart) {
    RendererWords words = new RendererWords();
    words.add(chart.name());
    long left = MOST_CHARACTERS;
    try (Stream<Path> all = Files.walk(chart.directory(), DEEPEST).limit(MOST_FILES)) {
      for (Iterator<Path> files = all.iterator(); files.hasNext(); ) {
        Path file = files.next();
        String name = chart.directory().relativize(file).toString();
        words.add(name);
        words.add(chart.name() + "/" + name);
        if (isQuoted(name) && Files.isRegularFile(file) && Files.size(file) <= LARGEST_FILE) {
          left -= Files.size(file);
          if (left < 0) {
            break;
          }
          words.add(Files.readString(file));
        }
      }
    } catch (IOException | UncheckedIOException _) {
      // Then fewer words are known, and more of the complaint is left out.
    }
    return words;
  }

  private static boolean isQuoted(String name) {
    return name.startsWith("templates/")
        || name.contains("/templates/")
        || name.endsWith(Chart.FILE)
        || name.endsWith("values.schema.json");
  }
}
