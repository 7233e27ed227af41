package dev.brynje.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Assessment;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Severity;
import dev.brynje.core.Sha256;
import dev.brynje.core.Tally;
import dev.brynje.core.testing.Hostile;
import dev.brynje.core.testing.Samples;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {
  @Test
  void thePolicyNamesExactlyItsOwnStyleAndScript() throws IOException {
    String page = text(Samples.assessment());

    assertThat(page)
        .contains(
            "content=\"default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'\""
                .formatted(
                    Sha256.inPolicy(between(page, "<style>", "</style>")),
                    Sha256.inPolicy(between(page, "<script>", "</script>"))))
        .doesNotContain(" style=", " onclick=", "http://", "https://", " src=", "{{");
  }

  @Test
  void findingsLieInThePageAsJson() throws IOException {
    String page = text(Samples.assessment());
    JsonNode row = data(page, "rows").get(0);
    JsonNode words = data(page, "words");

    assertThat(data(page, "rows")).hasSize(2);
    assertThat(words.get(row.get(2).asInt()).asString()).isEqualTo("k8s/api.yaml");
    assertThat(words.get(row.get(7).asInt()).asString()).isEqualTo("runAsNonRoot is false");
    assertThat(data(page, "controls").get(0).get("id").asString()).isEqualTo(Samples.NON_ROOT.id());
  }

  @Test
  void findingsSayWhetherSomebodyHasDecidedAboutThem() throws IOException {
    String page = text(of(List.of(Samples.whole(), Samples.bare(), Samples.bare().inBaseline())));
    JsonNode words = data(page, "words");

    assertThat(data(page, "rows"))
        .extracting(row -> row.get(12).asInt() + " " + words.get(row.get(13).asInt()).asString())
        .containsExactly(
            "1 Waived by team-shop until 2027-03-31: moves in Q1",
            "0 ",
            "2 Known from the baseline");
  }

  @Test
  void withoutItsScriptThereAreFiguresAndTheMostSevereThatAreOpen() throws IOException {
    String page = text(Samples.assessment());

    assertThat(between(page, "<main>", "</main>"))
        .contains("namespace shop has no policy", "Not judged: 1", "Denied: 1", "Easiest wins")
        .contains("1 finding</p>")
        .doesNotContain("runAsNonRoot is false");
    assertThat(between(text(of(List.of(open()))), "<main>", "</main>"))
        .contains("<mark>runAsNonRoot: false</mark>");
  }

  @Test
  void aLinkLeadsFromAnEasyWinToItsFindings() throws IOException {
    assertThat(text(Samples.assessment())).contains("<a href=\"#control=network/default-deny\">");
  }

  @Test
  void manyFindingsShareTheirWords() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      findings.add(Hostile.finding(Severity.HIGH, "a message that comes again and again"));
    }
    assertThat(text(of(findings)).length()).isLessThan(2_000_000);
  }

  @ParameterizedTest
  @FieldSource("dev.brynje.core.testing.Hostile#TEXTS")
  void whatManifestsSayStaysText(String text) throws IOException {
    String page = text(Hostile.assessment(text));

    assertThat(data(page, "rows")).hasSize(5);
    assertThat(page.split("<script", -1)).hasSize(5);
    assertThat(page).doesNotContain("<img", "<!--", "\u001b", "\u202E");
    assertThat(between(page, "<main>", "</main>")).doesNotContain("\" onmouseover");
  }

  private static Finding open() {
    Finding whole = Samples.whole();
    return new Finding(
        whole.control(),
        whole.ring(),
        whole.severity(),
        whole.message(),
        whole.remediation(),
        whole.resource(),
        whole.location(),
        whole.field(),
        whole.evidence(),
        whole.fix(),
        Optional.empty());
  }

  private static Assessment of(List<Finding> findings) {
    return Samples.assessment(Findings.of(findings), List.of(), List.of(), new Tally());
  }

  private static JsonNode data(String page, String id) {
    String json =
        between(page, "<script type=\"application/json\" id=\"" + id + "\">", "</script>");
    return JsonMapper.shared().readTree(json);
  }

  private static String between(String page, String start, String end) {
    int from = page.indexOf(start) + start.length();
    return page.substring(from, page.indexOf(end, from));
  }

  private static String text(Assessment assessment) throws IOException {
    StringWriter out = new StringWriter();
    new HtmlReport(Samples.CATALOGUE).write(assessment, out);
    return out.toString();
  }
}
