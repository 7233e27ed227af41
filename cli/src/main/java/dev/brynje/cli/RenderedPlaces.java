package dev.brynje.cli;

import dev.brynje.chart.RenderedLines;
import dev.brynje.chart.RenderedLines.Written;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import java.nio.file.Path;
import java.util.Optional;

/** Says of what was found in rendered manifests where that is written. */
final class RenderedPlaces {
  private final String rendered;
  private final String directory;
  private final RenderedLines lines;

  /**
   * @param rendered the name by which the manifests were judged
   * @param directory what the paths of templates are relative to, as it is shown
   */
  RenderedPlaces(String rendered, String directory, RenderedLines lines) {
    this.rendered = rendered;
    this.directory = directory;
    this.lines = lines;
  }

  Location of(Location location) {
    if (!location.path().equals(rendered)) {
      return location;
    }
    Optional<Written> written = lines.line(location.line());
    if (written.isEmpty()) {
      return new Location(
          location.path(),
          location.line(),
          location.column(),
          location.endLine(),
          location.endColumn(),
          location.excerpt(),
          Location.Origin.RENDERED);
    }
    Written place = written.get();
    return new Location(
        shown(place),
        place.line(),
        place.column(),
        place.line(),
        place.endColumn(),
        location.excerpt(),
        place.exact() ? Location.Origin.EXACT : Location.Origin.LIKELY);
  }

  /** The file in which a rendered line is written; where that is not known, the directory. */
  String path(String path, int line) {
    if (!path.equals(rendered)) {
      return path;
    }
    Optional<Written> written = lines.line(line);
    return written.isEmpty() ? directory : shown(written.get());
  }

  private String shown(Written place) {
    return shown(place.path());
  }

  Finding of(Finding finding) {
    Finding placed = finding.at(of(finding.location()));
    return placed
        .waiver()
        .map(waiver -> placed.waived(waiver.at(of(waiver.place()))))
        .orElse(placed);
  }

  /** A file as it is shown, by its path from the directory. */
  String shown(String path) {
    return Path.of(directory, path).normalize().toString().replace('\\', '/');
  }
}
