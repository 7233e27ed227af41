package dev.brynje.fix.rendered;

import dev.brynje.chart.Chart;
import dev.brynje.chart.HelmRenderer;
import dev.brynje.chart.ValuesGiven;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.fix.ManifestFix;
import dev.brynje.fix.Mended;
import dev.brynje.fix.SourceFiles;
import dev.brynje.fix.SourceFix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Changes charts so that findings about what they render go. */
public final class ChartFix implements SourceFix {
  private final ManifestFix manifests;
  private final HelmRenderer renderer;
  private final ValuesGiven given;

  /**
   * @param given what charts are rendered with on top of their own values
   */
  public ChartFix(ManifestFix manifests, HelmRenderer renderer, ValuesGiven given) {
    this.manifests = manifests;
    this.renderer = renderer;
    this.given = given;
  }

  @Override
  public boolean knows(Finding finding) {
    return finding.location().origin() != Location.Origin.WRITTEN
        && ManifestFix.knows(finding.control())
        && chart(finding).isPresent();
  }

  @Override
  public String unit(Finding finding) {
    return chart(finding).orElse(finding.location().path());
  }

  /** The directory of the outermost chart around what a finding is in. */
  private static Optional<String> chart(Finding finding) {
    Optional<String> found = Optional.empty();
    String path = finding.location().path();
    int slash = path.lastIndexOf('/');
    while (slash > 0) {
      path = path.substring(0, slash);
      if (Chart.in(Path.of(path)).isPresent()) {
        found = Optional.of(path);
      }
      slash = path.lastIndexOf('/');
    }
    return found.or(() -> Chart.in(Path.of("")).map(_ -> "."));
  }

  @Override
  public List<Mended> fix(String unit, List<Finding> findings, SourceFiles files) {
    try (WorkingCopy copy = WorkingCopy.of(Path.of(unit))) {
      ChartSources sources = new ChartSources(copy, renderer, given);
      return new RenderedFix(manifests, sources, findings)
          .fixed(path -> unit.equals(".") ? path : unit + "/" + path);
    } catch (IOException e) {
      return List.of(
          Mended.left(
              findings.getFirst().location().path(),
              findings,
              "its chart cannot be tried: " + e.getMessage()));
    }
  }
}
