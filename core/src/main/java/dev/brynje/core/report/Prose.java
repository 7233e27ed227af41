package dev.brynje.core.report;

import java.util.Locale;
import java.util.stream.Collectors;

/** Text of the catalogue and of findings in the forms that documents want. */
final class Prose {
  private Prose() {}

  /** Paragraphs on one line each, with an empty line between them. */
  static String paragraphs(String text) {
    return text.strip()
        .lines()
        .map(String::strip)
        .collect(Collectors.joining("\n"))
        .replaceAll("\\n{2,}", "\0")
        .replace('\n', ' ')
        .replace("\0", "\n\n");
  }

  /** With a full stop at its end. */
  static String sentence(String text) {
    return text.isEmpty() || ".!?:".indexOf(text.charAt(text.length() - 1)) >= 0
        ? text
        : text + ".";
  }

  /** {@code workload/run-as-non-root} as {@code WorkloadRunAsNonRoot}. */
  static String pascalCase(String id) {
    StringBuilder name = new StringBuilder(id.length());
    for (String word : id.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return name.toString();
  }

  /** Plain text as Markdown that shows it unchanged: no emphasis, links or HTML come of it. */
  static String markdown(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '&' -> escaped.append("&amp;");
        case '\\', '`', '*', '|', '~' -> escaped.append('\\').append(c);
        // Brackets alone are only brackets: nothing in our documents defines what they might name.
        case ']' -> escaped.append(text.startsWith("](", i) ? "\\]" : "]");
        case '_' -> escaped.append(insideWord(text, i) ? "_" : "\\_");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static boolean insideWord(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(i - 1))
        && Character.isLetterOrDigit(text.charAt(i + 1));
  }
}
