package dev.brynje.fix.diff;

import java.util.List;

/** Differences of files as git and patch apply them. */
public final class Patch {
  private static final String NO_LINE_BREAK = "\\ No newline at end of file\n";

  private Patch() {}

  /**
   * The difference of one file.
   *
   * @param path with slashes, relative to where it is applied
   */
  public static String of(String path, List<Hunk> hunks) {
    StringBuilder out = new StringBuilder();
    String from = quoted("a/" + path);
    String to = quoted("b/" + path);
    out.append("diff --git %s %s%n".formatted(from, to).replace(System.lineSeparator(), "\n"));
    out.append("--- ").append(from).append(end(path)).append("+++ ").append(to).append(end(path));
    for (Hunk hunk : hunks) {
      out.append(hunk.head()).append('\n');
      for (Hunk.Line line : hunk.lines()) {
        out.append(line.sign().character()).append(line.text());
        if (!line.text().endsWith("\n")) {
          out.append('\n').append(NO_LINE_BREAK);
        }
      }
    }
    return out.toString();
  }

  /** A name with spaces is told from a time after it by a tab. */
  private static String end(String path) {
    return path.indexOf(' ') >= 0 && !isQuoted(path) ? "\t\n" : "\n";
  }

  private static boolean isQuoted(String path) {
    return path.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\' || c == 0x7F);
  }

  /** As git quotes names with unusual characters. */
  private static String quoted(String path) {
    if (!isQuoted(path)) {
      return path;
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == 0x7F) {
        out.append("\\%03o".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
