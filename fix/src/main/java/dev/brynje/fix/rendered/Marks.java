package dev.brynje.fix.rendered;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells of rendered lines which lines of templates gave them. A renderer does not say that, but it
 * passes comments on: each line of a template that gives a key or an item gets a comment with its
 * number, and each action that writes whole lines gets one after them.
 */
final class Marks {
  private static final Pattern MARK = Pattern.compile(" ?#brynje:(\\d+);");
  private static final String KEY = "(?:- +)*(?:\"[^\"\n]*\"|'[^'\n]*'|[A-Za-z0-9_./-]+):";
  private static final Pattern GIVES = Pattern.compile(" *(?:" + KEY + "(?: .*)?|- +\\S.*)");
  private static final Pattern KEY_AND_LINES = Pattern.compile(" *" + KEY + " *");
  private static final Pattern BLOCK_SCALAR = Pattern.compile(".*[:-] +[|>][-+0-9]*\\s*");

  /**
   * A line of a template.
   *
   * @param file its path in the chart
   * @param line from 1
   * @param lines whether it is an action there that wrote whole lines
   */
  record Origin(String file, int line, boolean lines) {}

  private final List<Origin> origins = new ArrayList<>();

  /** By file, the lines that have a mark. */
  private final Map<String, BitSet> marked = new HashMap<>();

  /** A template with marks. */
  String write(String file, Template template) {
    StringBuilder out = new StringBuilder(template.text().length() * 2);
    BitSet here = marked.computeIfAbsent(file, _ -> new BitSet());
    int scalar = -1;
    for (int line = 1; line <= template.lines(); line++) {
      int start = template.start(line);
      int end = template.end(line);
      List<Action> actions = template.actionsBetween(start, end + 1);
      String written = Skeleton.withoutActions(template, start, end);
      boolean whole = !template.isInAction(start) && !template.isInAction(end);
      int indent = written.length() - written.stripLeading().length();
      if (scalar >= 0 && (written.isBlank() || indent > scalar)) {
        whole = false;
      } else {
        scalar = -1;
      }
      boolean trims = end >= 3 && template.text().startsWith("-}}", end - 3);
      boolean wholeLines = !actions.isEmpty() && actions.getLast().writesLines();
      String mark = "";
      int at = end;
      if (whole && !trims && GIVES.matcher(written).matches()) {
        if (BLOCK_SCALAR.matcher(written).matches()) {
          scalar = indent;
        }
        here.set(line);
        if (wholeLines
            && KEY_AND_LINES
                .matcher(template.text().substring(start, actions.getFirst().start()))
                .matches()) {
          at = actions.getFirst().start();
          out.append(template.text(), start, at).append(mark(file, line, false));
          mark = mark(file, line, true);
          start = at;
        } else {
          mark = mark(file, line, wholeLines);
        }
      } else if (whole && !trims && wholeLines && actions.getLast().end() == end) {
        mark = mark(file, line, true);
      }
      out.append(template.text(), start, end).append(mark);
      out.append(template.lineBreak(line));
    }
    return out.toString();
  }

  private String mark(String file, int line, boolean lines) {
    origins.add(new Origin(file, line, lines));
    return " #brynje:%d;".formatted(origins.size() - 1);
  }

  /** The lines of a file that have a mark. */
  BitSet marked(String file) {
    return marked.getOrDefault(file, new BitSet());
  }

  /** By what each rendered line was given. */
  List<List<Origin>> read(String rendered) {
    List<List<Origin>> lines = new ArrayList<>();
    for (String line : rendered.lines().toList()) {
      List<Origin> here = new ArrayList<>(1);
      Matcher marks = MARK.matcher(line);
      while (marks.find()) {
        number(marks.group(1)).ifPresent(here::add);
      }
      lines.add(here);
    }
    return lines;
  }

  private Optional<Origin> number(String digits) {
    // A chart could write such comments itself.
    int number = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    return number < origins.size() ? Optional.of(origins.get(number)) : Optional.empty();
  }

  /** What was rendered, as it is without marks. */
  static String without(String rendered) {
    return MARK.matcher(rendered).replaceAll("");
  }
}
