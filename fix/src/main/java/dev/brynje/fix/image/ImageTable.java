package dev.brynje.fix.image;

import dev.brynje.workload.image.ImageReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The well-known images, by their repositories: {@code nginx} is the one of Docker's own registry,
 * however it is written, and not one of that name elsewhere, which may be anything.
 */
public final class ImageTable implements KnownImages {
  private static final String FILE = "images.tsv";
  private static final String CAPABILITIES = "file-capabilities.tsv";
  private static final String PORTS = "low-ports.tsv";
  private static final String OFFICIAL = "docker.io/library/";
  private static final String DOCKER = "docker.io/";

  /** So many images are remembered by what manifests call them. */
  private static final int MOST_REMEMBERED = 4096;

  /** By image, its lines, read when one of them is asked for: most runs ask for a few of them. */
  private final Map<String, List<String>> lines = new HashMap<>();

  private final Map<String, FileCapability> capabilities = new HashMap<>();
  private final Map<String, List<LowPort>> ports = new HashMap<>();
  private final Map<String, Optional<ImageRow>> remembered = new ConcurrentHashMap<>();

  /**
   * What an image listens on.
   *
   * @param tags those that do
   */
  private record LowPort(Tags tags, long number) {}

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

  @Override
  public Optional<FileCapability> fileCapability(String image) {
    return ImageReference.of(image)
        .flatMap(one -> Optional.ofNullable(capabilities.get(name(one.repository()))));
  }

  @Override
  public OptionalLong lowPort(String image) {
    Optional<ImageReference> reference = ImageReference.of(image);
    if (reference.isPresent() && !isOfWindows(reference.get().tag())) {
      for (LowPort port : ports.getOrDefault(name(reference.get().repository()), List.of())) {
        if (port.tags.has(reference.get().tag())) {
          return OptionalLong.of(port.number);
        }
      }
    }
    return OptionalLong.empty();
  }

  private Optional<ImageRow> row(String image) {
    Optional<ImageRow> known = remembered.get(image);
    if (known == null) {
      known = ImageReference.of(image).flatMap(this::row);
      if (remembered.size() < MOST_REMEMBERED) {
        remembered.put(image, known);
      }
    }
    return known;
  }

  private Optional<ImageRow> row(ImageReference reference) {
    List<ImageRow> rows = rows(name(reference.repository()));
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
    lines(FILE).forEach(table::add);
    lines(CAPABILITIES)
        .map(line -> line.split("\t", -1))
        .forEach(cells -> table.capabilities.put(cells[0], new FileCapability(cells[1], cells[2])));
    lines(PORTS).map(line -> line.split("\t", -1)).forEach(table::addPort);
    return table;
  }

  private static Stream<String> lines(String name) {
    try (InputStream file = ImageTable.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing beside " + ImageTable.class);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  private void addPort(String[] cells) {
    ports
        .computeIfAbsent(cells[0], _ -> new ArrayList<>())
        .add(new LowPort(Tags.of(cells[1]), Long.parseLong(cells[2])));
  }

  private void add(String line) {
    String image = line.substring(0, Math.max(0, line.indexOf('\t')));
    lines.computeIfAbsent(image, _ -> new ArrayList<>(1)).add(line);
  }

  private List<ImageRow> rows(String image) {
    return lines.getOrDefault(image, List.of()).stream().map(ImageRow::of).toList();
  }
}
