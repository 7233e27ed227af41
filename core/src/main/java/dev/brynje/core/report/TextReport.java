package dev.brynje.core.report;

import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Printable;
import dev.brynje.core.Severity;
import dev.brynje.core.Unjudged;
import dev.brynje.core.Waiver;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * For people: findings by file, each under the source line that it is about, then the score and the
 * easiest wins. Why a control matters is said where it comes up first.
 */
public final class TextReport implements ReportWriter {
  private static final int WIDTH = 100;
  private static final int SAID_OF_CONTROLS = 3;
  private static final int SAID_OF_RATIONALES = 2;
  private static final String INDENT = " ".repeat(9);
  private static final int TEXT = INDENT.length() + 9;

  private final Catalogue catalogue;
  private final Ansi ansi;
  private final Shown shown;

  /**
   * What is shown, and not only counted.
   *
   * @param info findings that weigh nothing
   * @param waived findings that somebody lives with
   * @param known findings that the baseline has
   */
  public record Shown(boolean info, boolean waived, boolean known) {
    /** Without those of the baseline. */
    public Shown(boolean info, boolean waived) {
      this(info, waived, false);
    }

    private boolean has(Finding finding) {
      return (info || finding.severity() != Severity.INFO)
          && (finding.waiver().isPresent() ? waived : known || !finding.known());
    }
  }

  /** A report of what is to be shown. */
  public TextReport(Catalogue catalogue, boolean coloured, Shown shown) {
    this.catalogue = catalogue;
    this.ansi = new Ansi(coloured);
    this.shown = shown;
  }

  /** One line about something that was not judged: where, why, what to do, and what it concerns. */
  public static String line(Unjudged unjudged) {
    String where = Printable.of(unjudged.location().words());
    String colon = unjudged.location().line() == 0 ? "" : ":";
    String reason = Printable.of(unjudged.reason());
    String advice = Printable.of(unjudged.advice());
    return "%s%s %s; %s%s".formatted(where, colon, reason, advice, concerned(unjudged.controls()));
  }

  private static String concerned(List<String> controls) {
    int more = controls.size() - SAID_OF_CONTROLS;
    if (more > 0) {
      String first = String.join(", ", controls.subList(0, SAID_OF_CONTROLS));
      return " (%s and %s more)".formatted(first, more);
    }
    return controls.isEmpty() ? "" : " (" + String.join(", ", controls) + ")";
  }

  @Override
  public void write(Assessment assessment, Writer out) throws IOException {
    Page page = new Page(out);
    for (Finding finding : assessment.findings()) {
      if (shown.has(finding)) {
        page.write(finding);
      }
    }
    if (!assessment.unjudged().isEmpty()) {
      out.write("\n" + ansi.bold("Not judged") + "\n");
      for (Unjudged unjudged : assessment.unjudged()) {
        out.write("  " + line(unjudged) + "\n");
      }
    }
    new TextSummary(ansi, shown).write(assessment, out);
  }

  /** What has been written so far decides what need not be said again. */
  private final class Page {
    private final Writer out;
    private final Set<String> explained = new HashSet<>();
    private String path = "";
    private Location location = Location.file("");
    private String resource = "";

    private Page(Writer out) {
      this.out = out;
    }

    private void write(Finding finding) throws IOException {
      boolean newFile = !finding.location().path().equals(path);
      String words = finding.resource().words();
      boolean newResource = newFile || !words.equals(resource);
      boolean newPlace = newResource || !samePlace(finding.location());
      if (newFile) {
        path = finding.location().path();
        out.write("\n" + ansi.bold(Printable.of(path)) + "\n");
      }
      if (newResource) {
        resource = words;
        out.write(resource.isEmpty() ? "\n" : "\n  " + Printable.of(resource) + "\n");
      }
      if (newPlace) {
        location = finding.location();
        if (location.line() > 0) {
          new TextExcerpt(ansi).write(location, out);
        }
      }
      said(finding);
    }

    private boolean samePlace(Location other) {
      return other.line() == location.line()
          && other.column() == location.column()
          && other.endColumn() == location.endColumn();
    }

    private void said(Finding finding) throws IOException {
      String word = finding.severity().word();
      String label = ansi.severity(finding.severity(), word);
      out.write(INDENT + label + " ".repeat(9 - word.length()));
      String message = wrapped(finding.message(), TEXT);
      boolean fits = lastLine(message) + finding.control().length() + 2 <= WIDTH;
      out.write(message + (fits ? "  " : "\n" + " ".repeat(TEXT)));
      out.write(ansi.dim(finding.control()) + "\n");
      if (finding.waiver().isPresent()) {
        Waiver by = finding.waiver().get();
        String waiver = wrapped(by.words() + " (" + by.place().words() + ")", TEXT);
        out.write(" ".repeat(TEXT) + ansi.dim(waiver) + "\n");
        return;
      }
      if (finding.known()) {
        out.write(" ".repeat(TEXT) + ansi.dim("known from the baseline") + "\n");
      }
      out.write(INDENT + ansi.good("     fix ") + wrapped(finding.remediation(), TEXT));
      out.write("\n");
      if (explained.add(finding.control())) {
        String why =
            catalogue
                .find(finding.control())
                .map(Control::rationale)
                .map(TextReport::gist)
                .orElse("");
        if (!why.isEmpty()) {
          out.write(INDENT + ansi.dim("     why " + wrapped(why, TEXT)) + "\n");
        }
      }
    }
  }

  /** The first two sentences; the catalogue has the rest. */
  private static String gist(String rationale) {
    int sentences = 0;
    for (int i = 1; i < rationale.length(); i++) {
      if (endsSentence(rationale, i) && ++sentences == SAID_OF_RATIONALES) {
        return rationale.substring(0, i + 1);
      }
    }
    return rationale;
  }

  /** Whether a full stop or its like stands here, and then a blank and a capital. */
  private static boolean endsSentence(String text, int at) {
    if (".:!?".indexOf(text.charAt(at)) < 0) {
      return false;
    }
    int next = at + 1;
    while (next < text.length() && text.charAt(next) <= ' ') {
      next++;
    }
    return next > at + 1
        && next < text.length()
        && text.charAt(next) >= 'A'
        && text.charAt(next) <= 'Z';
  }

  /** How wide the last line of wrapped text is, its indentation counted. */
  private static int lastLine(String wrapped) {
    int newline = wrapped.lastIndexOf('\n');
    return newline < 0 ? TEXT + wrapped.length() : wrapped.length() - newline - 1;
  }

  /** Words in lines of the page's width, all but the first indented. */
  private static String wrapped(String text, int indent) {
    String line = Printable.of(text.replace('\n', ' '));
    if (indent + line.length() <= WIDTH) {
      return line;
    }
    StringBuilder lines = new StringBuilder();
    int column = indent;
    StringTokenizer words = new StringTokenizer(line, " ");
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (column + word.length() > WIDTH && column > indent) {
        lines.append('\n').repeat(' ', indent);
        column = indent;
      } else if (column > indent) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }
}
