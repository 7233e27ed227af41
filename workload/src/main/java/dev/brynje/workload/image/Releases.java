package dev.brynje.workload.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The releases that are known, with the last days of their support. */
public final class Releases {
  private static final String TABLE = "end-of-life.tsv";

  private final Map<String, List<Release>> byProduct = new HashMap<>();
  private final Map<String, Release> byCodeName = new HashMap<>();

  private Releases() {}

  /** Those that come with this product. */
  public static Releases known() {
    return Known.RELEASES;
  }

  /** Read when somebody asks. */
  private static final class Known {
    private static final Releases RELEASES = read();
  }

  private static Releases read() {
    Releases releases = new Releases();
    try (InputStream table = Releases.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException(TABLE + " is missing beside " + Releases.class);
      }
      new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(releases::add);
      return releases;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + TABLE, e);
    }
  }

  private void add(String line) {
    String[] cells = line.split("\t", -1);
    Release release =
        new Release(
            cells[0],
            cells[1],
            cells[2],
            cells[3].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cells[3])));
    byProduct.computeIfAbsent(release.product(), _ -> new ArrayList<>()).add(release);
    if (!release.codeName().isEmpty()) {
      byCodeName.put(release.codeName(), release);
    }
  }

  /** The release of a product that a version is of. */
  Optional<Release> of(String product, String version) {
    return byProduct.getOrDefault(product, List.of()).stream()
        .filter(release -> release.has(version))
        .findFirst();
  }

  /**
   * The last release of a line that has ended: 7.4 of PHP 7. One that goes on moves to releases
   * that are not known here.
   */
  Optional<Release> lastOf(String product, String line) {
    List<Release> all = byProduct.getOrDefault(product, List.of());
    boolean goesOn = all.isEmpty() || all.getFirst().number().startsWith(line + ".");
    return goesOn
        ? Optional.empty()
        : all.stream()
            .filter(release -> release.number().startsWith(line + "."))
            .reduce((one, other) -> one.isNewerThan(other) ? one : other);
  }

  /** The release of Debian or Ubuntu with this code name. */
  Optional<Release> named(String codeName) {
    return Optional.ofNullable(byCodeName.get(codeName));
  }

  /** The newest release of a product that is supported still. */
  public Optional<Release> newest(String product, LocalDate today) {
    return byProduct.getOrDefault(product, List.of()).stream()
        .filter(release -> !release.isOver(today))
        .findFirst();
  }
}
