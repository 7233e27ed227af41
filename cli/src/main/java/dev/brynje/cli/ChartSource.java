package dev.brynje.cli;

import dev.brynje.chart.Chart;
import dev.brynje.chart.HelmRenderer;
import dev.brynje.chart.RenderedLines;
import dev.brynje.chart.Rendering;
import dev.brynje.chart.RenderingTime;
import dev.brynje.chart.ValuesGiven;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Input;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.core.inline.InlineWaivers;
import dev.brynje.core.secret.Secrets;
import dev.brynje.core.source.SourceProblem;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.workload.ManifestAudit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chart, rendered with its own values and with each of those that its makers try it with. The
 * first is judged together with all other sources; of the others that is told which the first did
 * not show, for they are the same objects once more.
 */
final class ChartSource implements Source {
  private static final long LARGEST_TEMPLATE = 1L << 20;

  private final Chart chart;
  private final String name;
  private final HelmRenderer renderer;
  private final ValuesGiven given;
  private final ManifestAudit audit;
  private final Catalogue catalogue;
  private volatile @Nullable RenderedPlaces places;

  /**
   * @param name its directory, as it is shown
   */
  ChartSource(
      Chart chart,
      String name,
      HelmRenderer renderer,
      ValuesGiven given,
      ManifestAudit audit,
      Catalogue catalogue) {
    this.chart = chart;
    this.name = name;
    this.renderer = renderer;
    this.given = given;
    this.audit = audit;
    this.catalogue = catalogue;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "charts";
  }

  @Override
  public Judged judge(int number) {
    List<Path> trials;
    try {
      trials = chart.ciValues();
    } catch (IOException e) {
      return Judged.refused(
          new SourceProblem(name, "its ci/ cannot be read: " + e.getMessage(), "check the path"));
    }
    RenderingTime time = RenderingTime.ofOneChart();
    Judged first = judge(number, name + " (rendered)", List.of(), true, time);
    if (trials.isEmpty()) {
      return first;
    }
    List<Input> inputs = new ArrayList<>(first.inputs());
    List<Finding> findings = new ArrayList<>(first.findings());
    List<InlineWaivers> inline = new ArrayList<>(first.inline());
    List<Unjudged> unjudged = new ArrayList<>(first.unjudged());
    Tally tally = first.tally();
    Set<String> told = new HashSet<>();
    findings.forEach(finding -> told.add(finding.fingerprint()));
    // What its own values give across objects is told of all sources together, or is mended there.
    RenderedPlaces own = places;
    if (own != null) {
      for (List<Finding> across : across(first.facts(), own)) {
        across.forEach(finding -> told.add(finding.fingerprint()));
      }
    }
    for (Path values : trials) {
      String rendered = "%s (rendered with ci/%s)".formatted(name, values.getFileName());
      if (time.isOver()) {
        unjudged.addAll(Judged.refused(late(rendered)).unjudged());
        continue;
      }
      Judged trial = judge(number, rendered, List.of(values), false, time);
      inputs.addAll(trial.inputs());
      inline.addAll(trial.inline());
      unjudged.addAll(trial.unjudged());
      for (Finding finding : trial.findings()) {
        if (told.add(finding.fingerprint())) {
          findings.add(finding);
          count(finding, tally);
        }
      }
    }
    return new Judged(inputs, findings, inline, unjudged, first.facts(), tally);
  }

  private static SourceProblem late(String rendered) {
    return new SourceProblem(
        rendered,
        "is not rendered, for the renderings before took all the time that a chart gets",
        "make its templates faster, or its trials fewer");
  }

  private void count(Finding finding, Tally tally) {
    Optional<Control> control = catalogue.find(finding.control());
    if (control.isPresent()) {
      tally.judged(finding.ring(), finding.severity(), true);
      tally.found(control.get(), finding.severity());
      if (finding.waiver().isPresent()) {
        tally.settled(finding);
      }
    }
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

  /**
   * Judges one rendering.
   *
   * @param kept whether it is judged with all other sources, else across its own objects alone
   */
  private Judged judge(
      int number, String rendered, List<Path> values, boolean kept, RenderingTime time) {
    Rendering rendering = renderer.render(chart, values, given, time);
    if (!(rendering instanceof Rendering.Rendered(byte[] yaml))) {
      Rendering.Refused refused = (Rendering.Refused) rendering;
      return Judged.refused(
          new SourceProblem(
              kept ? name : rendered, Secrets.masked(refused.reason()), refused.advice()));
    }
    String text = new String(yaml, StandardCharsets.UTF_8);
    RenderedPlaces found =
        new RenderedPlaces(rendered, name, RenderedLines.ofChart(text, this::template));
    Judged judged = new RenderedSource(audit, number, "chart").judge(rendered, yaml, found);
    if (kept) {
      places = found;
      return judged;
    }
    List<Finding> findings = new ArrayList<>(judged.findings());
    for (List<Finding> across : across(judged.facts(), found)) {
      List<Finding> settled = across;
      for (InlineWaivers inline : judged.inline()) {
        settled = inline.settled(settled, judged.tally());
      }
      findings.addAll(RenderedSource.placed(settled, found));
    }
    return new Judged(
        judged.inputs(), findings, judged.inline(), judged.unjudged(), List.of(), judged.tally());
  }

  private Iterable<List<Finding>> across(List<Fact> facts, RenderedPlaces found) {
    return audit
        .judge(
            new Inventory(facts),
            new Tally(),
            place -> found.path(place.path(), place.span().line()))
        .values();
  }

  private Optional<String> template(String path) {
    Path file = chart.directory().resolve(path).normalize();
    try {
      return file.startsWith(chart.directory().normalize())
              && Files.isRegularFile(file)
              && Files.size(file) <= LARGEST_TEMPLATE
          ? Optional.of(Files.readString(file))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
