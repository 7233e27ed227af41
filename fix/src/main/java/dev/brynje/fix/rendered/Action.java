package dev.brynje.fix.rendered;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands between the braces of a template.
 *
 * @param start of the braces, in the template
 * @param end after the braces
 * @param words without the braces, their dashes and the spaces there
 * @see <a href="https://pkg.go.dev/text/template#hdr-Actions">Actions</a>
 */
record Action(int start, int end, String words) {
  private static final Set<String> SILENT =
      Set.of("if", "else", "end", "with", "range", "define", "block", "break", "continue");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?s)\\$\\w*(?:\\s*,\\s*\\$\\w+)?\\s*:?=.*");
  private static final Pattern INDENTS = Pattern.compile("\\bn?indent\\b");

  /** Its first word. */
  String keyword() {
    int end = 0;
    while (end < words.length() && Character.isLetter(words.charAt(end))) {
      end++;
    }
    return words.substring(0, end);
  }

  /** What follows its first word. */
  String pipeline() {
    return words.substring(keyword().length()).strip();
  }

  /** Whether it writes something. */
  boolean writes() {
    return !words.startsWith("/*")
        && !SILENT.contains(keyword())
        && !ASSIGNMENT.matcher(words).matches();
  }

  /** Whether it writes whole lines. */
  boolean writesLines() {
    return writes() && INDENTS.matcher(words).find();
  }
}
