package dev.brynje.cli;

import dev.brynje.chart.Chart;
import dev.brynje.chart.ChildProcess;
import dev.brynje.chart.HelmRenderer;
import dev.brynje.chart.Kustomization;
import dev.brynje.chart.KustomizeRenderer;
import dev.brynje.chart.ValuesGiven;
import dev.brynje.core.source.SourceFile;
import dev.brynje.workload.ManifestAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes charts and kustomizations out of the files that were found: what they render is judged, not
 * what they render it from, unless that was asked for by name.
 */
final class RenderedSources {
  /** What Helm itself reads of a chart's directory. */
  private static final Set<String> PARTS = Set.of("templates", "crds", "charts", "ci");

  private final ManifestAudit audit;
  private final FileSources each;
  private final Renderers given;
  private final ValuesGiven values;
  private final HelmRenderer helm;
  private final KustomizeRenderer kustomize;
  private final Map<Path, Chart> charts = new LinkedHashMap<>();
  private final Map<Path, Kustomization> kustomizations = new LinkedHashMap<>();

  RenderedSources(FileSources each, Renderers given) {
    this.audit = each.audit();
    this.each = each;
    this.given = given;
    this.values = given.values();
    ChildProcess child = ChildProcess.likeThis(RenderMain.class);
    this.helm = new HelmRenderer(child);
    this.kustomize =
        new KustomizeRenderer(child, Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /** In the order of the files: a chart stands where its {@code Chart.yaml} does. */
  List<Source> of(List<SourceFile> files) {
    for (SourceFile file : files) {
      String name = Sources.name(file.path());
      if (Sources.isRendered(name)) {
        Path directory = directory(file);
        if (name.equals(Chart.FILE)) {
          Chart.in(directory).ifPresent(chart -> charts.put(real(directory), chart));
        } else {
          Kustomization.in(directory).ifPresent(one -> kustomizations.put(real(directory), one));
        }
      }
    }
    Set<Path> used = new HashSet<>();
    Set<Path> bases = new HashSet<>();
    kustomizations.values().forEach(one -> gather(one, used, bases));
    List<Source> sources = new ArrayList<>();
    for (SourceFile file : files) {
      source(file, used, bases).ifPresent(sources::add);
    }
    return sources;
  }

  /** Files that kustomizations read, and directories that others build upon. */
  private static void gather(Kustomization top, Set<Path> used, Set<Path> bases) {
    for (Kustomization one : KustomizeRenderer.withBases(top)) {
      used.add(real(one.file()));
      one.files().forEach(file -> used.add(real(file)));
      if (!real(one.directory()).equals(real(top.directory()))) {
        bases.add(real(one.directory()));
      }
    }
  }

  private Optional<Source> source(SourceFile file, Set<Path> used, Set<Path> bases) {
    String name = Sources.name(file.path());
    Path directory = file.isStandardInput() ? Path.of("-") : real(directory(file));
    if (name.equals(Chart.FILE) && charts.containsKey(directory)) {
      boolean rendered = file.asked() || !isPartOfChart(directory);
      return rendered ? chart(charts.get(directory), file) : Optional.empty();
    }
    if (Sources.isRendered(name) && kustomizations.containsKey(directory)) {
      Kustomization one = kustomizations.get(directory);
      boolean rendered = file.asked() || (!bases.contains(directory) && !one.component());
      return rendered && !isPartOfChart(directory) ? built(one, file) : Optional.empty();
    }
    if (!file.asked()) {
      Path real = real(file.path());
      if (isPartOfChart(real) || used.contains(real)) {
        return Optional.empty();
      }
    }
    return each.isMerged(file) ? Optional.empty() : Optional.of(each.of(file));
  }

  private Optional<Source> chart(Chart chart, SourceFile file) {
    return chart.library()
        ? Optional.empty()
        : Optional.of(new ChartSource(chart, shown(file), helm, values, audit, given.catalogue()));
  }

  private Optional<Source> built(Kustomization one, SourceFile file) {
    return Optional.of(new KustomizationSource(one, shown(file), kustomize, audit));
  }

  /** Whether Helm reads it as part of a chart: a values file, or something below templates/. */
  private boolean isPartOfChart(Path real) {
    Path below = real;
    for (Path above = real.getParent(); above != null; above = above.getParent()) {
      if (charts.containsKey(above)) {
        String name = Sources.name(below);
        boolean values = below.equals(real) && name.startsWith("values") && name.endsWith("ml");
        return PARTS.contains(name) || values;
      }
      below = above;
    }
    return false;
  }

  /** Its directory, as it is shown. */
  private static String shown(SourceFile file) {
    int slash = file.name().lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : file.name().substring(0, slash);
  }

  private static Path directory(SourceFile file) {
    Path parent = file.path().getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.toAbsolutePath().normalize();
    }
  }
}
