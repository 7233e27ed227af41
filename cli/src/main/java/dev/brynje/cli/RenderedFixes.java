package dev.brynje.cli;

import dev.brynje.chart.ChildProcess;
import dev.brynje.chart.HelmRenderer;
import dev.brynje.core.Assessment;
import dev.brynje.fix.ManifestFix;
import dev.brynje.fix.SourceFix;
import dev.brynje.fix.rendered.ChartFix;
import java.util.List;

/** Who fixes what is rendered; not loaded where nothing is. */
final class RenderedFixes {
  private RenderedFixes() {}

  /** Those that render as an audit did. */
  static List<SourceFix> of(ManifestFix manifests, Arguments arguments, Assessment assessment) {
    Renderers given =
        new Renderers(arguments, assessment.target().kubernetesVersion(), Selection.everything());
    ChildProcess child = ChildProcess.likeThis(RenderMain.class);
    return List.of(new ChartFix(manifests, new HelmRenderer(child), given.values()));
  }
}
