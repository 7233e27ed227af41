package dev.brynje.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Assessment;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Location;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.testing.Hostile;
import dev.brynje.core.testing.Samples;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GithubReportTest {

  /** A line as the runner takes it apart; see the page that {@link GithubReport} names. */
  private record Command(String name, Map<String, String> properties, String data) {
    static Command of(String line) {
      assertThat(line).startsWith("::");
      int end = line.indexOf("::", 2);
      assertThat(end).as(line).isPositive();
      String head = line.substring(2, end);
      int space = head.indexOf(' ');
      Map<String, String> properties = new LinkedHashMap<>();
      for (String property : head.substring(space + 1).split(",", -1)) {
        int equals = property.indexOf('=');
        properties.put(
            property.substring(0, equals),
            unescaped(property.substring(equals + 1).replace("%3A", ":").replace("%2C", ",")));
      }
      return new Command(head.substring(0, space), properties, unescaped(line.substring(end + 2)));
    }

    private static String unescaped(String text) {
      return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    }
  }

  @Test
  void saysWhereAndWhatInOneLineEach() throws IOException {
    Assessment assessment = of(List.of(finding(Severity.HIGH), Samples.bare()));

    assertThat(text(assessment))
        .isEqualTo(
            """
            ::error file=k8s/api.yaml,line=21,endLine=21,col=13,endColumn=32,\
            title=high workload/run-as-non-root::\
            Deployment shop/api, container api: runAsNonRoot is false.%0ASet runAsNonRoot: true here.
            ::warning file=k8s/api.yaml,title=medium network/default-deny::\
            namespace shop has no policy among these files.%0A\
            Add a NetworkPolicy that selects all pods and allows nothing.
            """);
  }

  @Test
  void theMostSevereComeFirstForOnlyTenOfALevelAreShown() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      findings.add(finding(Severity.HIGH));
    }
    findings.add(finding(Severity.CRITICAL));

    List<String> lines = text(of(findings)).lines().toList();

    assertThat(lines.getFirst()).contains("title=critical ");
    assertThat(lines).hasSize(13);
    assertThat(lines.getLast())
        .startsWith("GitHub shows the first 10 errors, 10 warnings and 10 notices of a step")
        .contains("12, 0 and 0");
  }

  @Test
  void whatIsWaivedIsLeftOutAndWhatIsNotJudgedIsAnError() throws IOException {
    List<Command> commands = commands(Samples.assessment());

    assertThat(commands).noneMatch(one -> one.data.contains("runAsNonRoot is false"));
    assertThat(commands.getFirst().name).isEqualTo("error");
    assertThat(commands.getFirst().properties)
        .containsEntry("file", "k8s/broken.yaml")
        .containsEntry("title", "not judged");
  }

  @Test
  void aPlaceOfSeveralLinesHasNoColumns() throws IOException {
    Finding finding = at(new Location("./a.yaml", 2, 3, 4, 5, ""));

    assertThat(commands(of(List.of(finding))).getFirst().properties.keySet())
        .isEqualTo(Set.of("file", "line", "endLine", "title"));
  }

  @Test
  void standardInputIsNoFile() throws IOException {
    Finding finding = at(new Location("-", 2, 3, 2, 5, ""));

    assertThat(commands(of(List.of(finding))).getFirst().properties).containsOnlyKeys("title");
  }

  @ParameterizedTest
  @FieldSource("dev.brynje.core.testing.Hostile#TEXTS")
  void whatManifestsSayGivesNoCommands(String text) throws IOException {
    List<Command> commands = commands(Hostile.assessment(text));

    assertThat(commands).hasSize(6);
    for (Command command : commands) {
      assertThat(command.name).isIn("error", "warning", "notice");
      assertThat(command.properties.keySet())
          .containsExactly("file", "line", "endLine", "col", "endColumn", "title");
      assertThat(command.properties.get("title")).doesNotContain("owned");
    }
    assertThat(text(Hostile.assessment(text))).doesNotContain("\r", "\u001b", "\u009b", "\u202E");
  }

  private static Finding finding(Severity severity) {
    Finding whole = Samples.whole();
    return new Finding(
        whole.control(),
        whole.ring(),
        severity,
        whole.message(),
        whole.remediation(),
        whole.resource(),
        whole.location(),
        whole.field(),
        whole.evidence(),
        whole.fix(),
        Samples.bare().waiver());
  }

  private static Finding at(Location location) {
    Finding bare = Samples.bare();
    return new Finding(
        bare.control(),
        bare.ring(),
        bare.severity(),
        bare.message(),
        bare.remediation(),
        bare.resource(),
        location,
        bare.field(),
        bare.evidence(),
        bare.fix(),
        bare.waiver());
  }

  private static Assessment of(List<Finding> findings) {
    return Samples.assessment(Findings.of(findings), List.of(), List.of(), new Tally());
  }

  private static List<Command> commands(Assessment assessment) throws IOException {
    return text(assessment).lines().map(Command::of).toList();
  }

  private static String text(Assessment assessment) throws IOException {
    StringWriter out = new StringWriter();
    new GithubReport().write(assessment, out);
    return out.toString();
  }
}
