package dev.brynje.fix.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.chart.Chart;
import dev.brynje.chart.ChildProcess;
import dev.brynje.chart.HelmRenderer;
import dev.brynje.chart.Rendering;
import dev.brynje.chart.RenderingTime;
import dev.brynje.chart.ValuesGiven;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Policy;
import dev.brynje.core.Tally;
import dev.brynje.fix.ManifestFix;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.SourceFiles;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.KnownImages;
import dev.brynje.fix.pod.BoundAccounts;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.workload.Checks;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.SourceJudgement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A chart that was audited and fixed as a run does it, with what always holds then. */
final class FixedChart {
  private static final ValuesGiven GIVEN =
      new ValuesGiven(List.of(), List.of(), KubernetesVersion.LATEST.toString());
  private static final HelmRenderer HELM = new HelmRenderer(ChildProcess.likeThis(TestChild.class));

  private final Path directory;
  private final ChartFix fix;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Map<String, String> changed = new HashMap<>();

  private FixedChart(Path directory, Wishes wishes) {
    this.directory = directory;
    this.fix =
        new ChartFix(new ManifestFix(wishes, KnownImages.NONE, BoundAccounts.NONE), HELM, GIVEN);
  }

  /** Fixes the chart in a directory, and writes it. */
  static FixedChart of(Path directory, Wishes wishes) throws IOException {
    FixedChart chart = new FixedChart(directory, wishes);
    chart.run();
    return chart;
  }

  private void run() throws IOException {
    Set<String> before = told();
    List<Mended> mended = fixed();
    for (Mended one : mended) {
      outcomes.addAll(one.outcomes());
    }
    write(mended);
    Set<String> after = told();
    for (Outcome outcome : outcomes) {
      if (outcome.isMended()) {
        assertThat(after).doesNotContain(name(outcome.finding()));
      }
    }
    assertThat(before).as("nothing new").containsAll(after);
    for (Mended again : fixed()) {
      assertThat(again.isChanged()).as("%s is fixed twice", again.name()).isFalse();
    }
  }

  private void write(List<Mended> mended) throws IOException {
    for (Mended one : mended) {
      if (one.isChanged()) {
        Path file = Path.of(one.name());
        assertThat(Files.readString(file)).endsWith(one.before().text());
        Files.write(file, one.bytes());
        changed.put(
            directory.relativize(file).toString(), new String(one.bytes(), StandardCharsets.UTF_8));
      }
    }
  }

  private List<Mended> fixed() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : findings()) {
      if (fix.knows(finding)) {
        findings.add(finding);
      }
    }
    if (findings.isEmpty()) {
      return List.of();
    }
    SourceFiles files = name -> read(Path.of(name));
    return fix.fix(directory.toString(), findings, files);
  }

  private static Optional<byte[]> read(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private Set<String> told() throws IOException {
    Set<String> told = new LinkedHashSet<>();
    findings().forEach(finding -> told.add(name(finding)));
    return told;
  }

  private static String name(Finding finding) {
    return finding.control() + " " + finding.resource().words();
  }

  /** What is found with its own values and with each trial. */
  private List<Finding> findings() throws IOException {
    Chart chart = Chart.in(directory).orElseThrow();
    List<List<Path>> ways = new ArrayList<>();
    ways.add(List.of());
    chart.ciValues().forEach(values -> ways.add(List.of(values)));
    ManifestAudit audit =
        new ManifestAudit(Checks.common(KubernetesVersion.LATEST), Checks.GROUPS, Policy.DEFAULT);
    List<Finding> findings = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>();
    for (List<Path> values : ways) {
      Rendering rendering = HELM.render(chart, values, GIVEN, RenderingTime.ofOneChart());
      assertThat(rendering).isInstanceOf(Rendering.Rendered.class);
      SourceJudgement judgement =
          audit.judge(0, "rendered", ((Rendering.Rendered) rendering).yaml(), true);
      List<Finding> all = new ArrayList<>(judgement.findings());
      audit.judge(new Inventory(judgement.facts()), new Tally()).values().forEach(all::addAll);
      for (Finding finding : all) {
        if (told.add(finding.fingerprint())) {
          findings.add(finding.at(placed(finding.location())));
        }
      }
    }
    return findings;
  }

  private Location placed(Location location) {
    return new Location(
        directory + "/templates/a.yaml", 1, 1, 1, 1, location.excerpt(), Location.Origin.LIKELY);
  }

  /** A file as it is now. */
  String text(String path) throws IOException {
    return Files.readString(directory.resolve(path));
  }

  /** The paths of those that were changed. */
  Set<String> changed() {
    return changed.keySet();
  }

  /** The controls of which something was left, with the reason. */
  Map<String, String> left() {
    Map<String, String> left = new HashMap<>();
    for (Outcome outcome : outcomes) {
      if (outcome.answer() instanceof Answer.Left(String reason)) {
        left.put(outcome.finding().control(), reason);
      }
    }
    return left;
  }
}
