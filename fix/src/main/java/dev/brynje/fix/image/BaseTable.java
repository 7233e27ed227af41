package dev.brynje.fix.image;

import dev.brynje.core.Glob;
import dev.brynje.workload.image.ImageReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The images that others are most often built upon. */
public final class BaseTable {
  private static final String FILE = "bases.tsv";
  private static final int CELLS = 5;

  /** A row. */
  private record Row(Glob image, Tags tags, Base base) {}

  private BaseTable() {}

  /** What is known of an image; {@code scratch} is one too. */
  public static Base of(String image) {
    if (image.equals("scratch")) {
      return Base.SCRATCH;
    }
    return ImageReference.of(image).flatMap(BaseTable::of).orElse(Base.UNKNOWN);
  }

  private static Optional<Base> of(ImageReference reference) {
    String name = ImageTable.name(reference.repository());
    String tag = reference.tag();
    // A digest alone tells no variant.
    boolean untold = tag.isEmpty() && reference.isPinned();
    return untold || ImageTable.isOfWindows(tag)
        ? Optional.empty()
        : Known.ROWS.stream()
            .filter(row -> row.image.matches(name) && row.tags.has(tag))
            .findFirst()
            .map(Row::base);
  }

  /** Read when somebody asks. */
  private static final class Known {
    private static final List<Row> ROWS = read();
  }

  private static List<Row> read() {
    try (InputStream file = BaseTable.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing beside " + BaseTable.class);
      }
      return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(BaseTable::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  /** Reads a line: image, tags, family, working directory and source, with tabs between. */
  private static Row row(String line) {
    List<String> cells = List.of(line.split("\t", -1));
    if (cells.size() != CELLS) {
      throw new IllegalArgumentException(
          "%d cells are not %d: %s".formatted(cells.size(), CELLS, line));
    }
    String family = cells.get(2).replace('-', '_').toUpperCase(Locale.ROOT);
    Base base = new Base(Base.Family.valueOf(family), cells.get(3));
    return new Row(new Glob(cells.get(0)), Tags.of(cells.get(1)), base);
  }
}
