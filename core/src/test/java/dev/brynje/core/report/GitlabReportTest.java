package dev.brynje.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Assessment;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.testing.Hostile;
import dev.brynje.core.testing.Samples;
import dev.brynje.core.testing.Schema;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GitlabReportTest {
  private static final Schema SCHEMA = Schema.of("/schema/gitlab-code-quality.schema.json");

  @Test
  void keepsToTheDocumentedForm() throws IOException {
    assertThat(SCHEMA.problems(text(Samples.assessment()))).isEmpty();
    assertThat(SCHEMA.problems(text(of(List.of())))).isEmpty();
    assertThat(text(of(List.of()))).isEqualTo("[]\n");
  }

  @Test
  void theDocumentedFormIsReallyAsked() throws IOException {
    assertThat(SCHEMA.problems(text(Samples.assessment()).replace("\"blocker\"", "\"worst\"")))
        .isNotEmpty();
  }

  @Test
  void aFindingIsOneIssue() throws IOException {
    assertThat(text(of(List.of(Samples.bare()))))
        .isEqualTo(
            """
            [
              {
                "description": "namespace shop has no policy among these files. \
            Add a NetworkPolicy that selects all pods and allows nothing.",
                "check_name": "network/default-deny",
                "fingerprint": "%s",
                "severity": "major",
                "location": {
                  "path": "k8s/api.yaml",
                  "lines": {
                    "begin": 1
                  }
                }
              }
            ]
            """
                .formatted(Samples.bare().fingerprint()));
  }

  @ParameterizedTest
  @CsvSource({"CRITICAL, blocker", "HIGH, critical", "MEDIUM, major", "LOW, minor", "INFO, info"})
  void givesSeveritiesAsGitlabKnowsThem(Severity severity, String word) throws IOException {
    JsonNode issue = json(of(List.of(Hostile.finding(severity, "x")))).get(0);

    assertThat(issue.get("severity").asString()).isEqualTo(word);
  }

  @Test
  void whatIsNotJudgedOrDeniedIsABlockerAndWhatIsWaivedIsLeftOut() throws IOException {
    List<String> checks =
        json(Samples.assessment())
            .valueStream()
            .map(one -> one.get("check_name").asString())
            .toList();

    assertThat(checks).containsExactly("not-judged", "denied", "network/default-deny");
  }

  @Test
  void noTwoIssuesShareAFingerprint() throws IOException {
    Finding finding = Samples.bare();
    Set<String> prints = new HashSet<>();
    json(of(List.of(finding, finding, finding, finding)))
        .forEach(issue -> prints.add(issue.get("fingerprint").asString()));

    assertThat(prints).hasSize(4).contains(finding.fingerprint());
  }

  @ParameterizedTest
  @FieldSource("dev.brynje.core.testing.Hostile#TEXTS")
  void whatManifestsSayStaysText(String text) throws IOException {
    String json = text(Hostile.assessment(text));

    assertThat(SCHEMA.problems(json)).isEmpty();
    assertThat(json).doesNotContain("\u001b", "\u202E", "\u2028");
  }

  private static Assessment of(List<Finding> findings) {
    return Samples.assessment(Findings.of(findings), List.of(), List.of(), new Tally());
  }

  private static JsonNode json(Assessment assessment) throws IOException {
    return JsonMapper.shared().readTree(text(assessment));
  }

  private static String text(Assessment assessment) throws IOException {
    StringWriter out = new StringWriter();
    new GitlabReport().write(assessment, out);
    return out.toString();
  }
}
