package dev.brynje.fix.image;

import dev.brynje.workload.image.ImageReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The well-known images, by their repositories: {@code nginx} is the one of Docker's own registry,
 * however it is written, and not one of that name elsewhere, which may be anything.
 */
public final class ImageTable implements KnownImages {
  private static final String FILE = "images.tsv";
  private static final String OFFICIAL = "docker.io/library/";
  private static final String DOCKER = "docker.io/";

  private final Map<String, List<ImageRow>> byImage = new HashMap<>();

  private ImageTable() {}

  /** The one that comes with this product. */
  public static ImageTable known() {
    return Known.TABLE;
  }

  @Override
  public Optional<ImageUser> user(String image) {
    return row(image).flatMap(ImageRow::user);
  }

  @Override
  public WritablePaths writable(String image) {
    return row(image).map(ImageRow::writes).orElse(WritablePaths.UNKNOWN);
  }

  private Optional<ImageRow> row(String image) {
    return ImageReference.of(image).flatMap(this::row);
  }

  private Optional<ImageRow> row(ImageReference reference) {
    List<ImageRow> rows = byImage.getOrDefault(name(reference.repository()), List.of());
    String tag = reference.tag();
    if (tag.isEmpty() && reference.isPinned()) {
      return rows.stream()
          .filter(row -> row.tags().isEvery())
          .findFirst()
          .filter(_ -> rows.size() == 1);
    }
    return isOfWindows(tag)
        ? Optional.empty()
        : rows.stream().filter(row -> row.tags().has(tag)).findFirst();
  }

  static String name(String repository) {
    if (repository.startsWith(OFFICIAL)) {
      return repository.substring(OFFICIAL.length());
    }
    return repository.startsWith(DOCKER) ? repository.substring(DOCKER.length()) : repository;
  }

  static boolean isOfWindows(String tag) {
    return tag.contains("windows") || tag.contains("nanoserver");
  }

  /** Read when somebody asks. */
  private static final class Known {
    private static final ImageTable TABLE = read();
  }

  private static ImageTable read() {
    ImageTable table = new ImageTable();
    try (InputStream file = ImageTable.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing beside " + ImageTable.class);
      }
      new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(ImageRow::of)
          .forEach(table::add);
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  private void add(ImageRow row) {
    byImage.computeIfAbsent(row.image(), _ -> new ArrayList<>()).add(row);
  }
}
