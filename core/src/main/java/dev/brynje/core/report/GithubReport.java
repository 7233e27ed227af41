package dev.brynje.core.report;

import dev.brynje.core.Assessment;
import dev.brynje.core.Decision;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Printable;
import dev.brynje.core.Severity;
import dev.brynje.core.Unjudged;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes workflow commands, which GitHub shows beside the lines that they name:
 *
 * <pre>{@code
 * ::error file=k8s/api.yaml,line=21,endLine=21,col=13,endColumn=32,title=high workload/run-as-non-root::…
 * }</pre>
 *
 * <p>GitHub keeps the first ten errors, ten warnings and ten notices of a step and drops the rest
 * in silence. So what is not judged comes first, then findings from the most severe on, for which
 * they are read once for each severity; the last line says how many there are. What is waived or
 * known is left out.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands">
 *     Workflow commands</a>
 */
public final class GithubReport implements ReportWriter {
  private static final int SHOWN = 10;

  @Override
  public void write(Assessment assessment, Writer out) throws IOException {
    for (Unjudged one : assessment.unjudged()) {
      String text = Prose.sentence(one.reason() + "; " + one.advice());
      command(out, "error", one.location(), "not judged", text);
    }
    for (Decision one : assessment.decisions()) {
      if (!one.allowed()) {
        String text = Prose.sentence(one.subject() + ": " + one.reason());
        command(out, "error", Location.file("-"), "denied", text);
      }
    }
    long[] levels = new long[3];
    for (Severity severity : Severity.values()) {
      for (Finding finding : assessment.findings()) {
        if (finding.severity() == severity && finding.isOpen()) {
          levels[level(severity)]++;
          write(finding, out);
        }
      }
    }
    if (levels[0] > SHOWN || levels[1] > SHOWN || levels[2] > SHOWN) {
      out.write(
          "GitHub shows the first 10 errors, 10 warnings and 10 notices of a step beside the code; "
              + "here are %s, %s and %s. A SARIF report for code scanning has no such limit.\n"
                  .formatted(levels[0], levels[1], levels[2]));
    }
    out.flush();
  }

  private static void write(Finding finding, Writer out) throws IOException {
    String resource = finding.resource().words();
    command(
        out,
        switch (level(finding.severity())) {
          case 0 -> "error";
          case 1 -> "warning";
          default -> "notice";
        },
        finding.location(),
        finding.severity().word() + " " + finding.control(),
        (resource.isEmpty() ? "" : resource + ": ")
            + Prose.sentence(finding.message())
            + "\n"
            + Prose.sentence(finding.remediation()));
  }

  private static int level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> 0;
      case MEDIUM -> 1;
      case LOW, INFO -> 2;
    };
  }

  /** Columns may be given only within one line. */
  private static void command(Writer out, String name, Location at, String title, String text)
      throws IOException {
    out.write("::" + name + " ");
    if (!at.path().equals("-")) {
      out.write("file=" + property(at.path().replaceFirst("^(\\./+)+", "")) + ",");
      if (at.line() > 0) {
        out.write("line=" + at.line() + ",endLine=" + at.endLine() + ",");
      }
      if (at.line() > 0 && at.line() == at.endLine()) {
        out.write("col=" + at.column() + ",endColumn=" + at.endColumn() + ",");
      }
    }
    out.write("title=" + property(title) + "::" + data(text) + "\n");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  private static String data(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '%' -> escaped.append("%25");
        case '\r' -> escaped.append("%0D");
        case '\n' -> escaped.append("%0A");
        default -> escaped.append(c);
      }
    }
    return Printable.of(escaped.toString());
  }
}
