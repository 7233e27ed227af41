package dev.brynje.fix.rendered;

import dev.brynje.chart.Kustomization;
import dev.brynje.chart.KustomizeRenderer;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.fix.ManifestFix;
import dev.brynje.fix.Mended;
import dev.brynje.fix.SourceFiles;
import dev.brynje.fix.SourceFix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes kustomizations so that findings about what they build go. Those that share a base are
 * changed as one.
 */
public final class KustomizeFix implements SourceFix {
  /** How the name of what is built goes on behind its directory. */
  static final String BUILT = " (built)";

  private final ManifestFix manifests;
  private final KustomizeRenderer renderer;
  private final Ownership ownership;

  /** By each file that they read, those that are changed as one, by their directories' names. */
  private final Map<Path, List<String>> byFile = new HashMap<>();

  /**
   * @param directories of all that were judged, as places name them
   * @param ownership which bases may be changed
   */
  public KustomizeFix(
      ManifestFix manifests,
      KustomizeRenderer renderer,
      List<String> directories,
      Ownership ownership) {
    this.manifests = manifests;
    this.renderer = renderer;
    this.ownership = ownership;
    directories.forEach(this::gather);
  }

  private void gather(String directory) {
    Optional<Kustomization> top = Kustomization.in(Path.of(directory));
    if (top.isEmpty()) {
      return;
    }
    Set<Path> files = new HashSet<>();
    files.add(absolute(Path.of(directory)));
    for (Kustomization one : KustomizeRenderer.withBases(top.get())) {
      files.add(absolute(one.file()));
      one.files().forEach(file -> files.add(absolute(file)));
    }
    List<String> together = new ArrayList<>(List.of(directory));
    for (Path file : files) {
      for (String other : byFile.getOrDefault(file, List.of())) {
        if (!together.contains(other)) {
          together.add(other);
        }
      }
    }
    together.sort(null);
    byFile.replaceAll((_, group) -> together.containsAll(group) ? together : group);
    files.forEach(file -> byFile.put(file, together));
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  @Override
  public boolean knows(Finding finding) {
    return finding.location().origin() != Location.Origin.WRITTEN
        && ManifestFix.knows(finding.control())
        && byFile.containsKey(file(finding));
  }

  @Override
  public String unit(Finding finding) {
    return byFile.getOrDefault(file(finding), List.of(finding.location().path())).getFirst();
  }

  private static Path file(Finding finding) {
    String path = finding.location().path();
    return absolute(
        Path.of(path.endsWith(BUILT) ? path.substring(0, path.length() - BUILT.length()) : path));
  }

  @Override
  public List<Mended> fix(String unit, List<Finding> findings, SourceFiles files) {
    List<String> group = byFile.getOrDefault(absolute(Path.of(unit)), List.of(unit));
    try (WorkingCopy copy = WorkingCopy.empty()) {
      KustomizeSources sources = new KustomizeSources(copy, group, renderer, ownership, files);
      return new RenderedFix(manifests, sources, findings).fixed(sources::shown);
    } catch (IOException e) {
      return List.of(
          Mended.left(
              findings.getFirst().location().path(),
              findings,
              "its kustomization cannot be tried: " + e.getMessage()));
    }
  }
}
