package dev.brynje.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Assessment;
import dev.brynje.core.Configured;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Target;
import dev.brynje.core.Unjudged;
import dev.brynje.core.testing.Samples;
import dev.brynje.yaml.Excerpt;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextReportTest {
  private static final Resource API = new Resource("apps/v1", "Deployment", "shop", "api", "api");
  private static final String LINE = "            runAsNonRoot: false";

  @Test
  void groupsByFileResourceAndPlaceAndEndsWithScoreAndWins() throws IOException {
    assertThat(text(Samples.assessment(), false))
        .isEqualTo(
            """

            k8s/api.yaml

              Deployment shop/api, container api
                21 │             runAsNonRoot: false
                   │             ^^^^^^^^^^^^^^^^^^^
                     high     runAsNonRoot is false  workload/run-as-non-root
                              waived by team-shop until 2027-03-31: moves in Q1 (brynje.yaml:3:5)

                     medium   namespace shop has no policy among these files  network/default-deny
                          fix Add a NetworkPolicy that selects all pods and allows nothing
                          why Without a policy every pod reaches every other.

            Not judged
              k8s/broken.yaml:3:5: hostNetwork must be a boolean, but is a string; correct the type \
            (workload/no-host-network)

            Score
              ring 1 workload     ████████████████████ 100 of 100  1 of 1 as wanted
              ring 3 network      ░░░░░░░░░░░░░░░░░░░░   0 of 100  0 of 1 as wanted

            Easiest wins
              1. medium    Every namespace denies traffic by default
                           ends 1 finding, network/default-deny

            1 medium in 2 files, 0 objects, 0 containers. 1 not judged.
            Passed over, for no control in force looks at them: 1 FlinkDeployment.
            """);
  }

  @Test
  void saysWhyWhereAControlComesUpFirst() throws IOException {
    String text = text(findings(finding(4, Severity.HIGH), finding(9, Severity.HIGH)), false);

    assertThat(text).containsOnlyOnce("why Root in a container is root to the kernel.");
  }

  @Test
  void showsALineOnceForAllThatIsSaidOfIt() throws IOException {
    String text = text(findings(finding(4, Severity.HIGH), finding(4, Severity.LOW)), false);

    assertThat(text).containsOnlyOnce("runAsNonRoot: false\n").containsOnlyOnce("^".repeat(19));
  }

  @Test
  void countsInfoAndShowsItWhenAsked() throws IOException {
    Assessment info = findings(finding(4, Severity.INFO));

    assertThat(text(info, false))
        .doesNotContain("runAsNonRoot is false")
        .contains("1 info")
        .contains("--severity info shows them");
    assertThat(text(info, true))
        .contains("runAsNonRoot is false")
        .doesNotContain("--severity info shows them");
  }

  @ParameterizedTest
  @CsvSource({
    "'  name: api', 3, 12, '  name: api', '  ^^^^^^^^^'",
    "'  name: api', 3, 3, '  name: api', '  ^'",
    "'  name: api', 12, 40, '  name: api', '           ^'",
    "'  å: 日本', 6, 8, '  å: 日本', '     ^^^^'",
    "'  🦭: x', 6, 7, '  🦭: x', '      ^'",
    "'\tname: api', 2, 6, ' name: api', ' ^^^^'",
  })
  void pointsAtThePlaceAsItIsShown(
      String line, int column, int endColumn, String shown, String carets) throws IOException {
    Location location = new Location("a.yaml", 7, column, 7, endColumn, line);

    assertThat(text(findings(at(location)), false))
        .contains("     7 │ " + shown + "\n       │ " + carets + "\n");
  }

  @Test
  void pointsAtAMaskWhereItIsShownAndNamesTheColumnOfTheSource() throws IOException {
    Excerpt excerpt = new Excerpt("url: a:••••••••@b", 8, 16);
    Location location = new Location("a.yaml", 7, 8, 7, 10, excerpt);

    assertThat(text(findings(at(location)), false))
        .contains("     7 │ url: a:••••••••@b\n       │        ^^^^^^^^\n");
  }

  @Test
  void givesTheColumnInALineThatIsTooLongToShow() throws IOException {
    Location location = new Location("a.json", 1, 5_000_000, 1, 5_000_009, "");

    assertThat(text(findings(at(location)), false)).contains("     1 │ column 5000000\n");
  }

  @Test
  void cutsALongLineAroundThePlace() throws IOException {
    String line = "a".repeat(150) + "THERE" + "b".repeat(85) + "…";
    String text = text(findings(at(new Location("a.yaml", 1, 151, 1, 156, line))), false);

    assertThat(text.lines())
        .contains("     1 │ …" + "a".repeat(39) + "THERE" + "b".repeat(51))
        .contains("       │ " + " ".repeat(40) + "^^^^^");
  }

  @Test
  void letsNothingActOnTheTerminal() throws IOException {
    String evil = "a\u001b[31m\u202e\n\u009b2J";
    Finding finding =
        new Finding(
            Samples.NON_ROOT.id(),
            Samples.NON_ROOT.ring(),
            Severity.HIGH,
            evil,
            evil,
            new Resource(evil, evil, evil, evil, evil),
            new Location(evil, 1, 1, 1, 2, evil),
            evil,
            Map.of(evil, evil),
            Optional.empty(),
            Optional.empty());
    Tally tally = new Tally();
    tally.passOver(evil);
    Unjudged unjudged = new Unjudged(Location.file(evil), Resource.NONE, evil, evil, List.of());

    String text =
        text(
            Samples.assessment(Findings.of(List.of(finding)), List.of(unjudged), List.of(), tally),
            false);

    assertThat(text).doesNotContain("\u001b", "\u202e", "\u009b").contains("a\uFFFD[31m");
  }

  @Test
  void saysTheMostFrequentOfWhatWasPassedOver() throws IOException {
    Tally tally = new Tally();
    for (String kind : List.of("A", "B", "C", "D", "E", "F", "G", "G")) {
      tally.passOver(kind);
    }
    tally.passOverDirectories("node_modules", 3);
    tally.passOverDirectories(".git", 1);

    assertThat(text(Samples.assessment(Findings.of(List.of()), List.of(), List.of(), tally), false))
        .contains(
            "Passed over, for no control in force looks at them: 2 G, 1 A, 1 B, 1 C, 1 D and 2 more kinds.\n")
        .contains("directories: 3 node_modules, 1 .git; name one to have it read.\n");
  }

  @Test
  void saysNothingFoundInGreenOnlyWhenAllWasJudged() throws IOException {
    Tally tally = new Tally();
    tally.judged(Ring.WORKLOAD, Severity.HIGH, false);
    Unjudged unjudged =
        new Unjudged(Location.file("a.yaml"), Resource.NONE, "is gone", "run", List.of());

    assertThat(coloured(Samples.assessment(Findings.of(List.of()), List.of(), List.of(), tally)))
        .contains("\u001b[32mNothing found\u001b[0m in 0 files");
    assertThat(
            coloured(
                Samples.assessment(Findings.of(List.of()), List.of(unjudged), List.of(), tally)))
        .contains("Nothing found of what could be judged\u001b[0m in 0 files")
        .doesNotContain("\u001b[32mNothing");
  }

  private static String coloured(Assessment assessment) throws IOException {
    StringWriter out = new StringWriter();
    new TextReport(Samples.CATALOGUE, true, new TextReport.Shown(false, true))
        .write(assessment, out);
    return out.toString();
  }

  @Test
  void namesTheConfigurationAndWhatItChanges() throws IOException {
    List<String> off = List.of("a/1", "a/2", "a/3", "a/4", "a/5", "a/6");

    assertThat(text(of(Samples.assessment().target(), List.of()), false))
        .doesNotContain("Configuration");
    assertThat(
            text(configured(new Configured("b.yaml", List.of(), Map.of(), Severity.HIGH)), false))
        .endsWith("\nConfiguration: b.yaml.\n");
    assertThat(
            text(
                configured(
                    new Configured("b.yaml", off, Map.of("a/7", Severity.LOW), Severity.CRITICAL)),
                false))
        .endsWith(
            "\nConfiguration: b.yaml, switches off 6 controls (a/1, a/2, a/3, a/4, a/5 and 1 more),"
                + " sets the severity of 1 control (a/7 to low), fails from critical on.\n");
  }

  @Test
  void saysWhatWasJudgedForWhenThatIsNotTheUsual() throws IOException {
    Target target = new Target("1.37", "restricted", List.of("1.99 is not known; as 1.37"));

    assertThat(text(of(target, List.of()), false))
        .endsWith(
            "\nJudged for Kubernetes 1.37, Pod Security Standards at level restricted"
                + " (1.99 is not known; as 1.37).\n");
  }

  private static Assessment configured(Configured configured) {
    return of(Samples.assessment().target(), List.of(configured));
  }

  private static Assessment of(Target target, List<Configured> configured) {
    Assessment one = Samples.assessment();
    return new Assessment(
        one.tool(),
        one.command(),
        one.time(),
        one.policy(),
        target,
        configured,
        one.inputs(),
        one.findings(),
        one.unjudged(),
        one.decisions(),
        one.summary());
  }

  @Test
  void saysInOneLineWhatWasNotJudged() {
    Location place = new Location("a.yaml", 3, 5, 3, 9, "  a: [");
    List<String> controls = List.of("a/one", "a/two", "a/three", "a/four", "a/five");

    assertThat(TextReport.line(new Unjudged(place, API, "a is b", "do c", List.of())))
        .isEqualTo("a.yaml:3:5: a is b; do c");
    assertThat(TextReport.line(new Unjudged(place, API, "a is b", "do c", controls)))
        .isEqualTo("a.yaml:3:5: a is b; do c (a/one, a/two, a/three and 2 more)");
    assertThat(
            TextReport.line(
                new Unjudged(Location.file("a b"), API, "is gone", "run", controls.subList(0, 1))))
        .isEqualTo("a b is gone; run (a/one)");
  }

  @Test
  void coloursOnlyWhenAsked() throws IOException {
    StringWriter coloured = new StringWriter();
    new TextReport(Samples.CATALOGUE, true, new TextReport.Shown(false, true))
        .write(Samples.assessment(), coloured);

    assertThat(coloured.toString()).contains("\u001b[1;31mhigh\u001b[0m");
    assertThat(coloured.toString().replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(text(Samples.assessment(), false));
  }

  private static String text(Assessment assessment, boolean withInfo) throws IOException {
    StringWriter out = new StringWriter();
    new TextReport(Samples.CATALOGUE, false, new TextReport.Shown(withInfo, true))
        .write(assessment, out);
    return out.toString();
  }

  private static Assessment findings(Finding... findings) {
    Tally tally = new Tally();
    for (Finding finding : findings) {
      tally.judged(finding.ring(), finding.severity(), true);
      tally.found(Samples.NON_ROOT, finding.severity());
    }
    return Samples.assessment(Findings.of(List.of(findings)), List.of(), List.of(), tally);
  }

  private static Finding finding(int line, Severity severity) {
    return finding(new Location("k8s/api.yaml", line, 13, line, 32, LINE), severity);
  }

  private static Finding at(Location location) {
    return finding(location, Severity.HIGH);
  }

  private static Finding finding(Location location, Severity severity) {
    return new Finding(
        Samples.NON_ROOT.id(),
        Samples.NON_ROOT.ring(),
        severity,
        "runAsNonRoot is false",
        "Set runAsNonRoot: true here",
        API,
        location,
        "spec.securityContext.runAsNonRoot",
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }
}
