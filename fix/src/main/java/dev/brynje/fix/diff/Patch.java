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
   * @param mark what stands before the first line, as a byte order mark; or nothing
   */
  public static String of(String path, List<Hunk> hunks, String mark) {
    StringBuilder out = new StringBuilder();
    head(path, out);
    out.append("--- ").append(quoted("a/" + path)).append(end(path));
    add(path, hunks, mark, out);
    return out.toString();
  }

  /**
   * The difference that makes a file.
   *
   * @param path with slashes, relative to where it is applied
   */
  public static String ofNew(String path, List<Hunk> hunks) {
    StringBuilder out = new StringBuilder();
    head(path, out);
    out.append("new file mode 100644\n--- /dev/null\n");
    add(path, hunks, "", out);
    return out.toString();
  }

  private static void head(String path, StringBuilder out) {
    out.append("diff --git ").append(quoted("a/" + path));
    out.append(' ').append(quoted("b/" + path)).append('\n');
  }

  private static void add(String path, List<Hunk> hunks, String mark, StringBuilder out) {
    out.append("+++ ").append(quoted("b/" + path)).append(end(path));
    for (Hunk hunk : hunks) {
      out.append(hunk.head()).append('\n');
      boolean firstOld = hunk.oldStart() <= 1;
      boolean firstNew = hunk.newStart() <= 1;
      for (Hunk.Line line : hunk.lines()) {
        boolean isFirst = line.sign() == Hunk.Sign.NEW ? firstNew : firstOld;
        out.append(line.sign().character()).append(isFirst ? mark : "").append(line.text());
        firstOld &= line.sign() == Hunk.Sign.NEW;
        firstNew &= line.sign() == Hunk.Sign.GONE;
        if (!line.text().endsWith("\n")) {
          out.append('\n').append(NO_LINE_BREAK);
        }
      }
    }
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
