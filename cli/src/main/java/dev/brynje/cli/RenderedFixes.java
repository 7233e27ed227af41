package dev.brynje.cli;

import dev.brynje.chart.ChildProcess;
import dev.brynje.chart.HelmRenderer;
import dev.brynje.chart.KustomizeRenderer;
import dev.brynje.core.Assessment;
import dev.brynje.core.Input;
import dev.brynje.fix.ManifestFix;
import dev.brynje.fix.SourceFix;
import dev.brynje.fix.rendered.ChartFix;
import dev.brynje.fix.rendered.KustomizeFix;
import dev.brynje.fix.rendered.Ownership;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who fixes what is rendered; not loaded where nothing is. */
final class RenderedFixes {
  private RenderedFixes() {}

  /** Those that render as an audit did. */
  static List<SourceFix> of(ManifestFix manifests, Arguments arguments, Assessment assessment) {
    Renderers given =
        new Renderers(arguments, assessment.target().kubernetesVersion(), Selection.everything());
    ChildProcess child = ChildProcess.likeThis(RenderMain.class);
    List<Path> judged = arguments.operands().stream().map(Path::of).toList();
    return List.of(
        new KustomizeFix(
            manifests,
            new KustomizeRenderer(child, Optional.ofNullable(System.getenv("PATH")).orElse("")),
            directories(assessment, "kustomization", " (built)"),
            new Ownership(judged, arguments.has("--overlay"))),
        new ChartFix(
            manifests,
            new HelmRenderer(child),
            directories(assessment, "chart", " (rendered)"),
            given.values()));
  }

  /** The directories of those that were judged, by the names of what they give. */
  private static List<String> directories(Assessment assessment, String kind, String end) {
    List<String> directories = new ArrayList<>();
    for (Input input : assessment.inputs()) {
      String name = input.name();
      if (input.kind().equals(kind) && name.endsWith(end)) {
        directories.add(name.substring(0, name.length() - end.length()));
      }
    }
    return directories;
  }
}
