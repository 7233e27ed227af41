package dev.brynje.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into documents as Kubernetes does before it reads any YAML: at each line that starts
 * with {@code ---}, be it inside a block scalar.
 *
 * @see <a
 *     href="https://github.com/kubernetes/apimachinery/blob/master/pkg/util/yaml/decoder.go">YAMLReader</a>
 */
final class Cutter {
  /**
   * One document's text.
   *
   * @param start where it is parsed from; a separator that nothing precedes is part of it
   * @param contentStart after that separator
   * @param broken whether its separator's line also holds something else
   */
  record Cut(int start, int contentStart, int end, int separator, boolean broken) {}

  private Cutter() {}

  static List<Cut> cut(SourceText source) {
    String text = source.text();
    List<Cut> cuts = new ArrayList<>();
    int start = 0;
    int contentStart = 0;
    int separator = 0;
    boolean broken = false;
    for (int number = 1; number <= source.lines(); number++) {
      int line = source.lineStart(number);
      // A lone CR ends a line for YAML, but not for the cutting.
      if (!text.startsWith("---", line) || (line > 0 && text.charAt(line - 1) != '\n')) {
        continue;
      }
      int newline = text.indexOf('\n', line);
      int next = newline < 0 ? text.length() : newline + 1;
      boolean bad = isBroken(text, line + 3, next);
      if (line > start || broken) {
        cuts.add(new Cut(start, contentStart, line, separator, broken));
        start = next;
      } else if (bad) {
        start = next;
      }
      contentStart = next;
      separator = line;
      broken = bad;
    }
    cuts.add(new Cut(start, contentStart, text.length(), separator, broken));
    return cuts;
  }

  private static boolean isBroken(String text, int from, int end) {
    int i = from;
    while (i < end && isSpace(text.charAt(i))) {
      i++;
    }
    return i < end && text.charAt(i) != '#';
  }

  /** Unicode's White_Space, by which Go trims. */
  static boolean isSpace(char c) {
    return (c >= '\t' && c <= '\r')
        || c == ' '
        || c == '\u0085'
        || c == '\u00A0'
        || c == '\u1680'
        || (c >= '\u2000' && c <= '\u200A')
        || c == '\u2028'
        || c == '\u2029'
        || c == '\u202F'
        || c == '\u205F'
        || c == '\u3000';
  }
}
