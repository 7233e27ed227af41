package dev.brynje.cli;

import dev.brynje.chart.Chart;
import dev.brynje.chart.ChildProcess;
import dev.brynje.chart.HelmRenderer;
import dev.brynje.chart.Kustomization;
import dev.brynje.chart.KustomizeRenderer;
import dev.brynje.chart.Rendering;
import dev.brynje.chart.RenderingTime;
import dev.brynje.chart.ValuesGiven;
import dev.brynje.core.Input;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Renders charts and kustomizations that were judged once more. */
final class RenderedInputs {
  private static final String CHART = " (rendered)";
  private static final String KUSTOMIZATION = " (built)";

  private final ValuesGiven values;
  private final ChildProcess child = ChildProcess.likeThis(RenderMain.class);

  RenderedInputs(ValuesGiven values) {
    this.values = values;
  }

  /** What each renders with its own values; what does not render is left out, as it was judged. */
  List<byte[]> manifests(List<Input> inputs) {
    List<byte[]> manifests = new ArrayList<>();
    for (Input input : inputs) {
      if (rendering(input).orElse(null) instanceof Rendering.Rendered(byte[] yaml)) {
        manifests.add(yaml);
      }
    }
    return manifests;
  }

  private Optional<Rendering> rendering(Input input) {
    String name = input.name();
    if (input.kind().equals("chart") && name.endsWith(CHART)) {
      HelmRenderer helm = new HelmRenderer(child);
      return Chart.in(directory(name, CHART))
          .map(chart -> helm.render(chart, List.of(), values, RenderingTime.ofOneChart()));
    }
    if (input.kind().equals("kustomization") && name.endsWith(KUSTOMIZATION)) {
      String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
      KustomizeRenderer kustomize = new KustomizeRenderer(child, path);
      return Kustomization.in(directory(name, KUSTOMIZATION)).map(kustomize::render);
    }
    return Optional.empty();
  }

  private static Path directory(String name, String end) {
    return Path.of(name.substring(0, name.length() - end.length()));
  }
}
