package dev.brynje.fix.rendered;

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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes charts so that findings about what they render go. */
public final class ChartFix implements SourceFix {
  /** How the name of a rendering goes on behind its directory. */
  private static final String RENDERED = " (rendered";

  private final ManifestFix manifests;
  private final HelmRenderer renderer;
  private final List<String> directories;
  private final ValuesGiven given;

  /**
   * @param directories of all that were judged, as places name them
   * @param given what charts are rendered with on top of their own values
   */
  public ChartFix(
      ManifestFix manifests, HelmRenderer renderer, List<String> directories, ValuesGiven given) {
    this.manifests = manifests;
    this.renderer = renderer;
    this.directories = List.copyOf(directories);
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

  /** The directory of the innermost chart that was judged and holds what a finding is in. */
  private Optional<String> chart(Finding finding) {
    String path = finding.location().path();
    int rendered = path.indexOf(RENDERED);
    String file = rendered < 0 ? path : path.substring(0, rendered);
    return directories.stream()
        .filter(one -> one.equals(".") || file.equals(one) || file.startsWith(one + "/"))
        .max(Comparator.comparingInt(String::length));
  }

  @Override
  public List<Mended> fix(String unit, List<Finding> findings, SourceFiles files) {
    UnaryOperator<String> name = path -> unit.equals(".") ? path : unit + "/" + path;
    try (WorkingCopy copy = WorkingCopy.of(Path.of(unit))) {
      ChartSources sources =
          new ChartSources(copy, renderer, given, path -> files.read(name.apply(path)));
      return new RenderedFix(manifests, sources, findings).fixed(name);
    } catch (IOException e) {
      return List.of(
          Mended.left(
              findings.getFirst().location().path(),
              findings,
              "its chart cannot be tried: " + e.getMessage()));
    }
  }
}
