package dev.brynje.fix.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.chart.Chart;
import dev.brynje.chart.ChildProcess;
import dev.brynje.chart.HelmRenderer;
import dev.brynje.chart.Kustomization;
import dev.brynje.chart.KustomizeRenderer;
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
import dev.brynje.fix.SourceFix;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.KnownImages;
import dev.brynje.fix.pod.BoundAccounts;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.workload.Checks;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.SourceJudgement;
import dev.brynje.yaml.edit.Splice;
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
import java.util.TreeSet;

/**
 * What is rendered, audited and fixed as a run does it, with what always holds: no finding that was
 * fixed is left, none is new, the second fix changes nothing, and undone it is what it was.
 */
final class FixedSources {
  private static final ValuesGiven GIVEN =
      new ValuesGiven(List.of(), List.of(), KubernetesVersion.LATEST.toString());
  private static final ChildProcess CHILD = ChildProcess.likeThis(TestChild.class);
  private static final HelmRenderer HELM = new HelmRenderer(CHILD);
  private static final KustomizeRenderer KUSTOMIZE =
      new KustomizeRenderer(CHILD, String.valueOf(System.getenv("PATH")));

  private final Path directory;
  private final SourceFix fix;
  private final Ways ways;

  private final List<Outcome> outcomes = new ArrayList<>();
  private final Set<String> changed = new TreeSet<>();

  /** How it is rendered. */
  private interface Ways {
    List<Way> rendered() throws IOException;
  }

  /**
   * A rendering.
   *
   * @param place in which findings about it are said to be
   */
  private record Way(String place, Rendering rendering) {}

  private FixedSources(Path directory, SourceFix fix, Ways ways) {
    this.directory = directory;
    this.fix = fix;
    this.ways = ways;
  }

  private static ManifestFix manifests(Wishes wishes, KnownImages images) {
    return new ManifestFix(wishes, images, BoundAccounts.NONE);
  }

  /** Fixes the chart in a directory, and writes it. */
  static FixedSources ofChart(Path directory, Wishes wishes) throws IOException {
    return new FixedSources(
            directory,
            new ChartFix(
                manifests(wishes, KnownImages.NONE), HELM, List.of(directory.toString()), GIVEN),
            () -> rendered(Chart.in(directory).orElseThrow()))
        .run();
  }

  /** Whether Helm renders the chart in a directory in every way in which it is tried. */
  static boolean isRendered(Path directory) throws IOException {
    Optional<Chart> chart = Chart.in(directory);
    return chart.isPresent()
        && !chart.get().library()
        && rendered(chart.get()).stream()
            .allMatch(way -> way.rendering() instanceof Rendering.Rendered);
  }

  /** As a run does: what several trials find is told once. */
  private static List<Way> rendered(Chart chart) throws IOException {
    String place = chart.directory() + "/templates/a.yaml";
    List<Way> ways = new ArrayList<>();
    ways.add(new Way(place, HELM.render(chart, List.of(), GIVEN, RenderingTime.ofOneChart())));
    for (Path values : chart.ciValues()) {
      ways.add(
          new Way(place, HELM.render(chart, List.of(values), GIVEN, RenderingTime.ofOneChart())));
    }
    return ways;
  }

  /**
   * Fixes kustomizations, and writes them.
   *
   * @param directory that holds them all
   * @param ownership which bases may be changed
   * @param tops their directories there
   */
  static FixedSources ofKustomizations(
      Path directory, Wishes wishes, Ownership ownership, String... tops) throws IOException {
    return ofKustomizations(directory, wishes, KnownImages.NONE, ownership, tops);
  }

  /** The same, where images are known. */
  static FixedSources ofKustomizations(
      Path directory, Wishes wishes, KnownImages images, Ownership ownership, String... tops)
      throws IOException {
    List<String> names = new ArrayList<>();
    for (String top : tops) {
      names.add(directory + "/" + top);
    }
    return new FixedSources(
            directory,
            new KustomizeFix(manifests(wishes, images), KUSTOMIZE, names, ownership),
            () -> names.stream().map(FixedSources::built).toList())
        .run();
  }

  private static Way built(String directory) {
    return new Way(
        directory + KustomizeFix.BUILT,
        KUSTOMIZE.render(Kustomization.in(Path.of(directory)).orElseThrow()));
  }

  private FixedSources run() throws IOException {
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
    after.removeAll(before);
    // Where nobody said a user, an image's own may be a low number.
    after.removeIf(name -> name.contains(" workload/high-"));
    assertThat(after).as("new findings").isEmpty();
    for (Mended again : fixed()) {
      assertThat(again.isChanged()).as("%s is fixed twice", again.name()).isFalse();
    }
    return this;
  }

  private void write(List<Mended> mended) throws IOException {
    for (Mended one : mended) {
      if (one.isChanged()) {
        Path file = Path.of(one.name());
        if (!one.isNew()) {
          String before = Files.readString(file);
          String after = new String(one.bytes(), StandardCharsets.UTF_8);
          assertThat(undone(after, one.splices(), before)).isEqualTo(before);
        }
        Files.write(file, one.bytes());
        changed.add(directory.relativize(file).toString());
      }
    }
  }

  private static String undone(String after, List<Splice> splices, String before) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    int moved = 0;
    for (Splice splice : splices) {
      int start = splice.start() + moved;
      out.append(after, at, start).append(before, splice.start(), splice.end());
      at = start + splice.text().length();
      moved += splice.text().length() - (splice.end() - splice.start());
    }
    return out.append(after.substring(at)).toString();
  }

  private List<Mended> fixed() throws IOException {
    List<Finding> findings = findings().stream().filter(fix::knows).toList();
    return findings.isEmpty()
        ? List.of()
        : fix.fix(fix.unit(findings.getFirst()), findings, name -> read(Path.of(name)));
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
    return finding.location().path() + " " + finding.control() + " " + finding.resource().words();
  }

  /** What is found in whichever way it is rendered. */
  private List<Finding> findings() throws IOException {
    ManifestAudit audit =
        new ManifestAudit(Checks.common(KubernetesVersion.LATEST), Checks.GROUPS, Policy.DEFAULT);
    List<Finding> findings = new ArrayList<>();
    Set<String> told = new LinkedHashSet<>();
    for (Way way : ways.rendered()) {
      assertThat(way.rendering()).isInstanceOf(Rendering.Rendered.class);
      SourceJudgement judgement =
          audit.judge(0, "rendered", ((Rendering.Rendered) way.rendering()).yaml(), true);
      List<Finding> all = new ArrayList<>(judgement.findings());
      audit.judge(new Inventory(judgement.facts()), new Tally()).values().forEach(all::addAll);
      for (Finding finding : all) {
        if (told.add(way.place() + finding.fingerprint())) {
          findings.add(finding.at(placed(way.place(), finding.location())));
        }
      }
    }
    return findings;
  }

  private static Location placed(String place, Location location) {
    return new Location(place, 1, 1, 1, 1, location.excerpt(), Location.Origin.LIKELY);
  }

  /** A file as it is now. */
  String text(String path) throws IOException {
    return Files.readString(directory.resolve(path));
  }

  /** The paths of those that were changed. */
  Set<String> changed() {
    return changed;
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
