package dev.brynje.core.report;

import dev.brynje.core.Assessment;
import dev.brynje.core.Decision;
import dev.brynje.core.Finding;
import dev.brynje.core.Severity;
import dev.brynje.core.Summary.Win;
import dev.brynje.core.Unjudged;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes Markdown for the comment of a pull request: figures first, the most severe findings next,
 * folded by severity. It never grows over what GitHub takes in one comment, and says what it left
 * out. What is waived or known is counted only.
 *
 * @see <a href="https://github.github.com/gfm/">GitHub Flavored Markdown</a>
 */
public final class MarkdownReport implements ReportWriter {
  /** GitHub takes 65,536 characters; what a workflow puts before and after has some room. */
  private static final int LONGEST = 60_000;

  private static final int MOST_FINDINGS = 300;
  private static final int MOST_UNJUDGED = 50;

  @Override
  public void write(Assessment assessment, Writer out) throws IOException {
    MostSevere kept = new MostSevere(MOST_FINDINGS);
    long told = 0;
    long waived = 0;
    long known = 0;
    for (Finding finding : assessment.findings()) {
      if (finding.isOpen()) {
        told++;
        kept.add(finding);
      } else if (finding.waiver().isPresent()) {
        waived++;
      } else {
        known++;
      }
    }
    StringBuilder page = new StringBuilder();
    page.append("### ").append(verdict(assessment)).append("\n\n");
    figures(assessment, page);
    aside("Waived", waived, page);
    aside("Known from the baseline", known, page);
    unjudged(assessment.unjudged(), page);
    decisions(assessment.decisions(), page);
    wins(assessment.summary().wins(), page);
    findings(kept.findings(), told, page);
    page.append(
        "\n<sub>%s %s, %s, %s</sub>\n"
            .formatted(
                assessment.tool().name(),
                assessment.tool().version(),
                MarkdownText.plain(assessment.command()),
                assessment.time()));
    out.append(page);
    out.flush();
  }

  private static String verdict(Assessment assessment) {
    String counts = counts(assessment.summary().severities());
    if (!counts.isEmpty()) {
      return "Brynje: " + counts;
    }
    return assessment.unjudged().isEmpty() ? "Brynje: nothing found" : "Brynje: not all was judged";
  }

  private static String counts(Map<Severity, Long> severities) {
    return severities.entrySet().stream()
        .filter(one -> one.getValue() > 0)
        .map(one -> one.getValue() + " " + one.getKey().word())
        .collect(Collectors.joining(", "));
  }

  private static void figures(Assessment assessment, StringBuilder page) {
    if (!assessment.summary().rings().isEmpty()) {
      page.append("| ring | score | as wanted |\n|---|---:|---:|\n");
      assessment
          .summary()
          .rings()
          .forEach((ring, score) ->
              page.append(
                  "| %s %s | %s of 100 | %s of %s |\n"
                      .formatted(
                          ring.number(),
                          ring.word(),
                          score.score(),
                          score.judged() - score.failed(),
                          score.judged())));
      page.append('\n');
    }
  }

  private static void aside(String what, long times, StringBuilder page) {
    if (times > 0) {
      page.append(what).append(": ").append(times).append(".\n\n");
    }
  }

  private static void unjudged(List<Unjudged> unjudged, StringBuilder page) {
    if (unjudged.isEmpty()) {
      return;
    }
    page.append("**Not judged: ").append(unjudged.size()).append("**\n\n");
    for (Unjudged one : unjudged.subList(0, Math.min(MOST_UNJUDGED, unjudged.size()))) {
      String line =
          "- %s: %s\n"
              .formatted(
                  MarkdownText.code(one.location().words()),
                  MarkdownText.plain(one.reason() + "; " + one.advice()));
      if (page.length() + line.length() < LONGEST / 4) {
        page.append(line);
      }
    }
    page.append('\n');
  }

  private static void decisions(List<Decision> decisions, StringBuilder page) {
    for (Decision one : decisions) {
      String line =
          "- %s %s: %s\n"
              .formatted(
                  one.allowed() ? "allowed" : "**denied**",
                  MarkdownText.code(one.subject()),
                  MarkdownText.plain(one.reason()));
      if (page.length() + line.length() < LONGEST / 2) {
        page.append(line);
      }
    }
    page.append(decisions.isEmpty() ? "" : "\n");
  }

  private static void wins(List<Win> wins, StringBuilder page) {
    if (wins.isEmpty()) {
      return;
    }
    page.append("<details><summary>Easiest wins</summary>\n\n");
    for (Win win : wins) {
      page.append(
          "1. %s (%s, ends %s, %s)\n"
              .formatted(
                  MarkdownText.plain(win.title()),
                  win.severity().word(),
                  win.findings(),
                  MarkdownText.code(win.control())));
    }
    page.append("\n</details>\n");
  }

  private static void findings(List<Finding> findings, long told, StringBuilder page) {
    List<Finding> rest = new ArrayList<>(findings);
    int shown = 0;
    for (Severity severity : Severity.values()) {
      List<Finding> those = rest.stream().filter(one -> one.severity() == severity).toList();
      if (those.isEmpty() || full(page)) {
        continue;
      }
      boolean worst = shown == 0;
      page.append(worst ? "\n<details open>" : "\n<details>");
      page.append("<summary><b>").append(severity.word()).append("</b></summary>\n\n");
      for (Finding finding : those) {
        String item = item(finding);
        if (page.length() + item.length() < LONGEST) {
          page.append(item);
          shown++;
        }
      }
      page.append("\n</details>\n");
    }
    if (shown < told) {
      page.append("\n%s more are in the whole report.\n".formatted(told - shown));
    }
  }

  private static boolean full(StringBuilder page) {
    return page.length() > LONGEST - 200;
  }

  private static String item(Finding finding) {
    String resource = finding.resource().words();
    String excerpt = finding.location().excerpt().text();
    return "- %s%s %s %s\n\n%s  Fix: %s\n\n"
        .formatted(
            MarkdownText.code(finding.location().words()),
            resource.isEmpty() ? "" : " " + MarkdownText.code(resource),
            MarkdownText.plain(Prose.sentence(finding.message())),
            MarkdownText.code(finding.control()),
            excerpt.isBlank() ? "" : MarkdownText.block(excerpt.strip(), 2) + "\n",
            MarkdownText.plain(Prose.sentence(finding.remediation())));
  }
}
