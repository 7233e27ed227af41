package dev.brynje.core.report;

import dev.brynje.core.Assessment;
import dev.brynje.core.Configured;
import dev.brynje.core.Decision;
import dev.brynje.core.Input;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.Summary;
import dev.brynje.core.Summary.RingScore;
import dev.brynje.core.Summary.Win;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the page says above and below its findings. */
final class HtmlSummary {
  private static final int MOST_LISTED = 200;

  private final Assessment assessment;
  private final Summary summary;
  private final long open;
  private final long first;

  /**
   * @param open findings about which nobody has decided
   * @param first how many of them the page shows without its script
   */
  HtmlSummary(Assessment assessment, long open, long first) {
    this.assessment = assessment;
    this.summary = assessment.summary();
    this.open = open;
    this.first = first;
  }

  /** The part of a name in the page's template. */
  String part(String name) {
    return switch (name) {
      case "title" -> "Brynje: " + verdict();
      case "about" -> text(assessment.command() + ", " + time());
      case "verdict" -> verdict();
      case "judged" -> judged();
      case "severities" -> severities();
      case "unjudged" -> unjudged();
      case "decisions" -> decisions();
      case "scores" -> scores();
      case "wins" -> wins();
      case "shown" -> shown();
      case "inputs" -> inputs();
      case "made" -> made();
      default -> throw new IllegalArgumentException("the page has no part " + name);
    };
  }

  private static String text(String text) {
    return XmlText.attribute(text);
  }

  private String time() {
    return assessment.time().toString().replace('T', ' ').replace("Z", " UTC");
  }

  private String verdict() {
    long critical = count(Severity.CRITICAL);
    long high = count(Severity.HIGH);
    if (critical + high > 0) {
      String both = critical > 0 && high > 0 ? " and " : "";
      return (critical > 0 ? number(critical) + " critical" : "")
          + both
          + (high > 0 ? number(high) + " high" : "")
          + (critical + high == 1 ? " finding" : " findings");
    }
    if (!assessment.unjudged().isEmpty()) {
      return "Not everything could be judged";
    }
    long rest = count(Severity.MEDIUM) + count(Severity.LOW);
    return rest > 0 ? "Nothing severe" : "Nothing found";
  }

  private long count(Severity severity) {
    return summary.severities().getOrDefault(severity, 0L);
  }

  private String judged() {
    List<String> read = new ArrayList<>();
    summary
        .counted()
        .forEach((what, times) -> read.add(number(times) + " " + (times == 1 ? one(what) : what)));
    return ((read.isEmpty() ? "" : text("In " + String.join(", ", read) + ". ")) + standing())
        .strip();
  }

  private String standing() {
    Summary.Standing standing = summary.standing();
    List<String> decided = new ArrayList<>();
    if (standing.waived() > 0) {
      decided.add(number(standing.waived()) + " waived");
    }
    if (standing.known() > 0) {
      decided.add(number(standing.known()) + " known from the baseline");
    }
    long gone = standing.goneTimes();
    return (decided.isEmpty() ? "" : "Not counted: " + String.join(", ", decided) + ". ")
        + (gone == 0 ? "" : number(gone) + " of the baseline gone.");
  }

  private static String one(String what) {
    return what.endsWith("s") ? what.substring(0, what.length() - 1) : what;
  }

  private String severities() {
    StringBuilder tiles = new StringBuilder();
    tiles.append("<ul class=\"tiles\" aria-label=\"Findings by severity; press to filter\">");
    for (Severity severity : Severity.values()) {
      tiles.append("<li><button type=\"button\" disabled aria-pressed=\"false\" class=\"");
      tiles.append(severity.word()).append("\" value=\"").append(severity.word());
      tiles.append("\"><b>").append(number(count(severity))).append("</b> <span>");
      tiles.append(severity.word()).append("</span></button></li>");
    }
    return tiles.append("</ul>").toString();
  }

  private String unjudged() {
    List<String> lines = assessment.unjudged().stream().map(TextReport::line).toList();
    return warning("unjudged", "Not judged: " + number(lines.size()), lines);
  }

  private String decisions() {
    List<String> denied =
        assessment.decisions().stream()
            .filter(one -> !one.allowed())
            .map((Decision one) -> one.subject() + ": " + one.reason())
            .toList();
    return warning("denied", "Denied: " + number(denied.size()), denied);
  }

  private static String warning(String id, String title, List<String> lines) {
    if (lines.isEmpty()) {
      return "";
    }
    StringBuilder box = new StringBuilder();
    box.append("<section class=\"card warn\" aria-labelledby=\"").append(id).append("\"><h2 id=\"");
    box.append(id).append("\">").append(title).append("</h2><ul>");
    lines.stream()
        .limit(MOST_LISTED)
        .forEach(line -> box.append("<li>").append(text(line)).append("</li>"));
    if (lines.size() > MOST_LISTED) {
      box.append("<li>and ").append(number(lines.size() - MOST_LISTED)).append(" more</li>");
    }
    return box.append("</ul></section>").toString();
  }

  private String scores() {
    StringBuilder card = new StringBuilder();
    card.append("<section class=\"card\" aria-labelledby=\"score\"><h2 id=\"score\">Score</h2>");
    for (Map.Entry<Ring, RingScore> ring : summary.rings().entrySet()) {
      RingScore score = ring.getValue();
      String grade = score.score() >= 90 ? "good" : score.score() >= 50 ? "fair" : "bad";
      card.append(
          """
          <div class="score %s"><svg viewBox="0 0 100 100" width="84" height="84" role="img" \
          aria-label="%d of 100"><g fill="none" stroke-width="9" transform="rotate(-90 50 50)">\
          <circle class="track" cx="50" cy="50" r="43"/><circle class="value" cx="50" cy="50" r="43" \
          pathLength="100" stroke-dasharray="%d 100"/></g><text x="50" y="59" text-anchor="middle">\
          %d</text></svg><p><b>Ring %s: %s</b> <small>%s of %s as wanted</small></p></div>
          """
              .formatted(
                  grade,
                  score.score(),
                  score.score(),
                  score.score(),
                  ring.getKey().number(),
                  ring.getKey().word(),
                  number(score.judged() - score.failed()),
                  number(score.judged())));
    }
    if (summary.rings().isEmpty()) {
      card.append("<p>Nothing was judged.</p>");
    }
    return card.append("</section>").toString();
  }

  private String wins() {
    if (summary.wins().isEmpty()) {
      return "";
    }
    StringBuilder card = new StringBuilder();
    card.append("<section class=\"card wins\" aria-labelledby=\"wins\">");
    card.append("<h2 id=\"wins\">Easiest wins</h2><ol>");
    for (Win win : summary.wins()) {
      card.append("<li><a href=\"#control=").append(text(win.control())).append("\">");
      card.append(text(win.title())).append("</a><small>");
      card.append(win.severity().word()).append(", ends ").append(number(win.findings()));
      card.append(win.findings() == 1 ? " finding, <code>" : " findings, <code>");
      card.append(text(win.control())).append("</code></small></li>");
    }
    return card.append("</ol></section>").toString();
  }

  private String shown() {
    if (open == 0) {
      return "There are no findings.";
    }
    return first < open
        ? "The %s most severe of %s findings; the others need JavaScript."
            .formatted(number(first), number(open))
        : number(open) + (open == 1 ? " finding" : " findings");
  }

  private String inputs() {
    StringBuilder table = new StringBuilder();
    table.append("<details><summary>What was judged (");
    table.append(number(assessment.inputs().size())).append(")</summary><table><tbody>");
    for (Input input : assessment.inputs().stream().limit(MOST_LISTED).toList()) {
      table.append("<tr><td>").append(text(input.name())).append("</td><td><code>");
      table.append(text(input.digest())).append("</code></td></tr>");
    }
    return table.append("</tbody></table></details>").toString();
  }

  private String made() {
    StringBuilder configured = new StringBuilder();
    for (Configured one : assessment.configured()) {
      configured.append(" Configuration: ").append(one.words()).append('.');
    }
    return text(
        "Made by %s %s, %s. Policy %s.%s"
            .formatted(
                assessment.tool().name(),
                assessment.tool().version(),
                time(),
                assessment.policy(),
                configured));
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
