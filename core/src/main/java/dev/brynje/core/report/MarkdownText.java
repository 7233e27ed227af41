package dev.brynje.core.report;

import dev.brynje.core.Printable;

/**
 * Text of unknown origin within Markdown that is posted somewhere: it calls nobody, links nothing.
 */
final class MarkdownText {
  private static final String BREAK = "&#8203;";

  private MarkdownText() {}

  /** As prose. A mark that is not seen keeps names and numbers from becoming mentions. */
  static String plain(String text) {
    return Prose.markdown(Printable.of(text))
        // In this order, for the break has a number sign of its own.
        .replace("#", "#" + BREAK)
        .replace("@", "@" + BREAK)
        .replace("](", "]\\(")
        .replace("![", "!\\[");
  }

  /** As code, whatever backticks it holds. */
  static String code(String text) {
    String shown = Printable.of(text);
    if (shown.isBlank()) {
      return "";
    }
    String fence = fence(shown, "`");
    boolean touches = shown.startsWith("`") || shown.endsWith("`");
    return touches ? fence + " " + shown + " " + fence : fence + shown + fence;
  }

  /** A line as a block of code of its own, indented by so many spaces. */
  static String block(String line, int indent) {
    String shown = Printable.of(line);
    String fence = fence(shown, "```");
    String margin = " ".repeat(indent);
    return margin + fence + "\n" + margin + shown.stripTrailing() + "\n" + margin + fence + "\n";
  }

  /** Longer than any run of backticks within. */
  private static String fence(String text, String shortest) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return "`".repeat(Math.max(shortest.length(), longest + 1));
  }
}
