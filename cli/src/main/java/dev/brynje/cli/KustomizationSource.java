package dev.brynje.cli;

import dev.brynje.chart.Kustomization;
import dev.brynje.chart.KustomizeRenderer;
import dev.brynje.chart.RenderedLines;
import dev.brynje.chart.Rendering;
import dev.brynje.core.Finding;
import dev.brynje.core.inline.InlineWaivers;
import dev.brynje.core.secret.Secrets;
import dev.brynje.core.source.SourceProblem;
import dev.brynje.workload.ManifestAudit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kustomization, judged as it is built. */
final class KustomizationSource implements Source {
  private static final long LARGEST_FILE = 4L << 20;

  private final Kustomization kustomization;
  private final String name;
  private final KustomizeRenderer renderer;
  private final ManifestAudit audit;
  private volatile @Nullable RenderedPlaces places;

  /**
   * @param name its directory, as it is shown
   */
  KustomizationSource(
      Kustomization kustomization, String name, KustomizeRenderer renderer, ManifestAudit audit) {
    this.kustomization = kustomization;
    this.name = name;
    this.renderer = renderer;
    this.audit = audit;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "kustomizations";
  }

  @Override
  public Judged judge(int number) {
    // No switch over types, as elsewhere on the way of a start.
    Rendering rendering = renderer.render(kustomization);
    if (!(rendering instanceof Rendering.Rendered(byte[] yaml))) {
      Rendering.Refused refused = (Rendering.Refused) rendering;
      return Judged.refused(
          new SourceProblem(name, Secrets.masked(refused.reason()), refused.advice()));
    }
    String text = new String(yaml, StandardCharsets.UTF_8);
    String rendered = name + " (built)";
    Map<String, String> files = files();
    RenderedPlaces found =
        new RenderedPlaces(rendered, name, RenderedLines.ofManifests(text, files));
    places = found;
    Judged judged = new RenderedSource(audit, number, "kustomization").judge(rendered, yaml, found);
    List<InlineWaivers> comments = new ArrayList<>(0);
    files.forEach(
        (file, written) -> audit.commentsIn(found.shown(file), written).ifPresent(comments::add));
    return comments.isEmpty() ? judged : settled(judged, comments);
  }

  /** What is built has no comments any more, so that those of its files are read beside it. */
  private static Judged settled(Judged judged, List<InlineWaivers> comments) {
    List<Finding> findings = judged.findings();
    for (InlineWaivers one : comments) {
      findings = one.settled(findings, judged.tally());
    }
    List<InlineWaivers> all = new ArrayList<>(judged.inline());
    all.addAll(comments);
    return new Judged(
        judged.inputs(), findings, all, judged.unjudged(), judged.facts(), judged.tally());
  }

  @Override
  public Finding placed(Finding finding) {
    RenderedPlaces found = places;
    return found == null ? finding : found.of(finding);
  }

  @Override
  public String writtenIn(String path, int line) {
    RenderedPlaces found = places;
    return found == null ? path : found.path(path, line);
  }

  /** What it and its bases read, by the path from its directory. */
  private Map<String, String> files() {
    Path from = kustomization.directory().toAbsolutePath().normalize();
    Map<String, String> files = new LinkedHashMap<>();
    for (Kustomization one : KustomizeRenderer.withBases(kustomization)) {
      for (Path file : one.files()) {
        try {
          if (Files.size(file) <= LARGEST_FILE) {
            String path = from.relativize(file.toAbsolutePath().normalize()).toString();
            files.putIfAbsent(path, Files.readString(file));
          }
        } catch (IOException _) {
          // Then nothing is known of where its lines are written.
        }
      }
    }
    return files;
  }
}
