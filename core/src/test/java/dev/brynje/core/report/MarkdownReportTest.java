package dev.brynje.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Assessment;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.core.testing.Hostile;
import dev.brynje.core.testing.Samples;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MarkdownReportTest {

  @Test
  void saysTheFiguresThenTheFindings() throws IOException {
    Tally tally = new Tally();
    tally.found(Samples.NON_ROOT, Severity.HIGH);

    assertThat(text(of(List.of(Hostile.finding(Severity.HIGH, "x")), tally)))
        .isEqualTo(
            """
            ### Brynje: 1 high

            <details><summary>Easiest wins</summary>

            1. Containers run as a non-root user (high, ends 1, `workload/run-as-non-root`)

            </details>

            <details open><summary><b>high</b></summary>

            - `x:3:2` `x x/x, container x` x. `workload/run-as-non-root`

              ```
              x
              ```

              Fix: x.


            </details>

            <sub>brynje 0.1.0, audit, 2026-11-24T12:00:00Z</sub>
            """);
  }

  @Test
  void whatIsNotJudgedComesBeforeAllFindings() throws IOException {
    String page = text(Samples.assessment());

    assertThat(page.indexOf("**Not judged: 1**"))
        .isPositive()
        .isLessThan(page.indexOf("<details open>"));
    assertThat(page).contains("Waived: 1.").contains("- **denied** `Deployment shop/api`");
  }

  @Test
  void aCommentNeverGrowsOverItsBound() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      for (Severity severity : Severity.values()) {
        findings.add(Hostile.finding(severity, "a long message ".repeat(20) + i));
      }
    }
    List<Unjudged> unjudged =
        Collections.nCopies(3_000, Samples.assessment().unjudged().getFirst());
    String page = text(Samples.assessment(Findings.of(findings), unjudged, List.of(), new Tally()));

    assertThat(page.length()).isBetween(40_000, 65_000);
    assertThat(page).contains("more are in the whole report").contains("**Not judged: 3000**");
    assertThat(count(page, "<details")).isEqualTo(count(page, "</details>"));
    assertThat(page).contains("<b>critical</b>").doesNotContain("<b>info</b>");
  }

  @Test
  void oneHugeFindingIsLeftOutAndCounted() throws IOException {
    String page =
        text(of(List.of(Hostile.finding(Severity.HIGH, "x".repeat(100_000))), new Tally()));

    assertThat(page.length()).isLessThan(1_000);
    assertThat(page).contains("1 more are in the whole report");
  }

  @ParameterizedTest
  @FieldSource("dev.brynje.core.testing.Hostile#TEXTS")
  void whatManifestsSayStaysText(String text) throws IOException {
    String page = text(Hostile.assessment(text));
    String prose = page.replaceAll("(?s)(`+)(?!`).*?(?<!`)\\1(?!`)", "");

    assertThat(prose)
        .doesNotContain("<script", "<img", "<!--", "@everyone", "](http", "](java", "\n#", "||");
    assertThat(count(prose, "<details")).isEqualTo(count(prose, "</details>"));
    assertThat(page).doesNotContain("\u001b", "\r", "\u202E");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static Assessment of(List<Finding> findings, Tally tally) {
    return Samples.assessment(Findings.of(findings), List.of(), List.of(), tally);
  }

  private static String text(Assessment assessment) throws IOException {
    StringWriter out = new StringWriter();
    new MarkdownReport().write(assessment, out);
    return out.toString();
  }
}
