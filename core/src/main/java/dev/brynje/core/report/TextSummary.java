package dev.brynje.core.report;

import dev.brynje.core.Assessment;
import dev.brynje.core.Configured;
import dev.brynje.core.Printable;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.Summary;
import dev.brynje.core.Summary.RingScore;
import dev.brynje.core.Summary.Win;
import dev.brynje.core.Target;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The end of the text report: score, easiest wins, figures. */
final class TextSummary {
  private static final int BAR = 20;
  private static final int MOST_SAID = 5;

  private final Ansi ansi;

  private final TextReport.Shown shown;

  TextSummary(Ansi ansi, TextReport.Shown shown) {
    this.ansi = ansi;
    this.shown = shown;
  }

  void write(Assessment assessment, Writer out) throws IOException {
    Summary summary = assessment.summary();
    if (!summary.rings().isEmpty()) {
      out.write("\n" + ansi.bold("Score") + "\n");
      for (Map.Entry<Ring, RingScore> ring : summary.rings().entrySet()) {
        out.write(score(ring.getKey(), ring.getValue()));
      }
    }
    if (!summary.wins().isEmpty()) {
      out.write("\n" + ansi.bold("Easiest wins") + "\n");
      int number = 1;
      for (Win win : summary.wins()) {
        out.write(win(number++, win));
      }
    }
    out.write("\n" + figures(assessment) + "\n");
  }

  private String score(Ring ring, RingScore score) {
    int filled = BAR * score.score() / 100;
    Severity colour =
        score.score() < 50 ? Severity.HIGH : score.score() < 90 ? Severity.MEDIUM : Severity.LOW;
    String bar = ansi.severity(colour, "█".repeat(filled)) + ansi.dim("░".repeat(BAR - filled));
    String points = Integer.toString(score.score());
    String right = number(score.judged() - score.failed());
    return "  ring %s %s%s %s%s of 100  %s\n"
        .formatted(
            ring.number(),
            ring.word(),
            " ".repeat(Math.max(1, 13 - ring.word().length())) + bar,
            " ".repeat(3 - points.length()),
            points,
            ansi.dim(right + " of " + number(score.judged()) + " as wanted"));
  }

  private String win(int number, Win win) {
    String word = win.severity().word();
    return "  %s. %s%s%s\n     %s%s\n"
        .formatted(
            number,
            ansi.severity(win.severity(), word),
            " ".repeat(10 - word.length()),
            Printable.of(win.title()),
            " ".repeat(10),
            ansi.dim(ends(win.findings()) + ", " + win.control()));
  }

  private static String ends(long findings) {
    return findings == 1 ? "ends 1 finding" : "ends " + number(findings) + " findings";
  }

  private String figures(Assessment assessment) {
    Summary summary = assessment.summary();
    List<String> found = new ArrayList<>();
    summary
        .severities()
        .forEach((severity, times) -> {
          if (times > 0) {
            found.add(ansi.severity(severity, number(times) + " " + severity.word()));
          }
        });
    List<String> read = new ArrayList<>();
    for (String what : read(summary)) {
      long times = summary.counted().getOrDefault(what, 0L);
      read.add(number(times) + " " + (times == 1 ? what.substring(0, what.length() - 1) : what));
    }
    StringBuilder line = new StringBuilder();
    line.append(found.isEmpty() ? nothing(assessment) : String.join(", ", found));
    line.append(" in ").append(String.join(", ", read)).append('.');
    if (!assessment.unjudged().isEmpty()) {
      line.append(' ').append(ansi.bold(number(assessment.unjudged().size()) + " not judged."));
    }
    long hidden = hidden(assessment);
    if (hidden > 0) {
      line.append("\nCounted, not shown: ").append(number(hidden));
      line.append(
          shown.info() ? " less severe." : " that are only info; --severity info shows them.");
    }
    Summary.Standing standing = summary.standing();
    if (standing.waived() > 0) {
      line.append('\n').append(number(standing.waived())).append(" waived");
      line.append(shown.waived() ? "." : "; --show-waived shows them.");
    }
    if (standing.known() > 0) {
      line.append('\n').append(number(standing.known()));
      line.append(" known from the baseline");
      line.append(shown.known() ? "." : "; --show-known shows them.");
    }
    long gone = standing.goneTimes();
    if (gone > 0) {
      line.append('\n').append(number(gone));
      line.append(
          " of the baseline gone; --format json lists them, --write-baseline takes them out.");
    }
    if (!summary.passedOver().isEmpty()) {
      line.append("\nPassed over, for no control in force looks at them: ");
      line.append(mostFrequent(summary.passedOver(), "kinds")).append('.');
    }
    long others = summary.counted().getOrDefault("other documents", 0L);
    if (others > 0) {
      line.append("\nPassed over, for they are not Kubernetes: ").append(number(others));
      line.append(others == 1 ? " document." : " documents.");
    }
    if (!summary.directories().isEmpty()) {
      line.append("\nPassed over, for they are other programs' directories: ");
      line.append(mostFrequent(summary.directories(), "names"));
      line.append("; name one to have it read.");
    }
    Target target = assessment.target();
    if (!target.podSecurity().isEmpty() || !target.remarks().isEmpty()) {
      line.append("\nJudged for ").append(target.words()).append('.');
    }
    for (Configured one : assessment.configured()) {
      line.append("\nConfiguration: ").append(Printable.of(one.words())).append('.');
    }
    return line.toString();
  }

  /** Files also when there are none, unless something else was read. */
  private static List<String> read(Summary summary) {
    List<String> read = new ArrayList<>();
    for (String what :
        List.of("charts", "kustomizations", "Compose projects", "Dockerfiles", "files")) {
      if (summary.counted().getOrDefault(what, 0L) > 0) {
        read.add(what);
      }
    }
    if (read.isEmpty()) {
      read.add("files");
    }
    if (summary.counted().getOrDefault("stages", 0L) > 0) {
      read.add("stages");
    }
    if (summary.counted().getOrDefault("services", 0L) > 0) {
      read.add("services");
    }
    if (summary.counted().containsKey("objects") || read.equals(List.of("files"))) {
      read.add("objects");
      read.add("containers");
    }
    return read;
  }

  /** In green only when all was judged. */
  private String nothing(Assessment assessment) {
    if (assessment.summary().rings().isEmpty()) {
      return ansi.bold("Nothing to judge");
    }
    return assessment.unjudged().isEmpty()
        ? ansi.good("Nothing found")
        : ansi.bold("Nothing found of what could be judged");
  }

  private static String mostFrequent(Map<String, Long> counted, String what) {
    List<Map.Entry<String, Long>> ranked = new ArrayList<>(counted.entrySet());
    ranked.sort((one, other) -> Long.compare(other.getValue(), one.getValue()));
    List<String> said = new ArrayList<>();
    for (Map.Entry<String, Long> one : ranked.subList(0, Math.min(MOST_SAID, ranked.size()))) {
      said.add(number(one.getValue()) + " " + Printable.of(one.getKey()));
    }
    int more = ranked.size() - said.size();
    return String.join(", ", said) + (more > 0 ? " and %s more %s".formatted(more, what) : "");
  }

  /** How many findings were counted and are not in the report above. */
  private long hidden(Assessment assessment) {
    Map<Severity, Long> severities = assessment.summary().severities();
    if (!shown.info()) {
      return severities.getOrDefault(Severity.INFO, 0L);
    }
    long all = 0;
    for (long times : severities.values()) {
      all += times;
    }
    all += assessment.summary().standing().waived() + assessment.summary().standing().known();
    return Math.max(0, all - assessment.findings().size());
  }

  /** With commas, as {@code 12,345}. A format would first load the figures of every language. */
  private static String number(long value) {
    StringBuilder digits = new StringBuilder(Long.toString(value));
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      digits.insert(i, ',');
    }
    return digits.toString();
  }
}
