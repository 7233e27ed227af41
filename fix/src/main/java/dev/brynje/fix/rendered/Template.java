package dev.brynje.fix.rendered;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A template's text, cut into what is written there and actions. Lines end with LF. */
final class Template {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  private final String text;
  private final List<Action> actions = new ArrayList<>();
  private final List<Scope> scopes = new ArrayList<>();

  /** The innermost scope from an offset on. */
  private final TreeMap<Integer, Scope> from = new TreeMap<>();

  private final Scope top;
  private int[] starts = new int[64];
  private int lines;

  Template(String text) {
    this.text = text;
    this.top = new Scope(null, new Action(0, 0, ""), text.length());
    from.put(0, top);
    cutLines();
    cutActions();
    nest();
  }

  private void cutLines() {
    starts[0] = 0;
    lines = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts = lines == starts.length ? Arrays.copyOf(starts, 2 * lines) : starts;
      starts[lines++] = at + 1;
    }
  }

  private void cutActions() {
    int at = 0;
    while (true) {
      int start = text.indexOf(OPEN, at);
      if (start < 0) {
        return;
      }
      int end = endOf(start);
      String inner =
          text.substring(start + OPEN.length(), Math.max(end - CLOSE.length(), start + 2));
      actions.add(new Action(start, end, words(inner)));
      at = end;
    }
  }

  private static String words(String inner) {
    String words = inner.startsWith("- ") || inner.startsWith("-\n") ? inner.substring(1) : inner;
    words =
        words.endsWith(" -") || words.endsWith("\n-")
            ? words.substring(0, words.length() - 1)
            : words;
    return words.strip();
  }

  private int endOf(int start) {
    int at = start + OPEN.length();
    int word = text.startsWith("-", at) ? at + 1 : at;
    while (word < text.length() && Character.isWhitespace(text.charAt(word))) {
      word++;
    }
    if (text.startsWith("/*", word)) {
      int close = text.indexOf("*/", word + 2);
      int end = close < 0 ? -1 : text.indexOf(CLOSE, close);
      return end < 0 ? text.length() : end + CLOSE.length();
    }
    while (at < text.length() && !text.startsWith(CLOSE, at)) {
      char c = text.charAt(at);
      at = c == '"' || c == '`' || c == '\'' ? afterQuoted(at, c) : at + 1;
    }
    return Math.min(text.length(), at + CLOSE.length());
  }

  private int afterQuoted(int start, char quote) {
    for (int at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote) {
        return at + 1;
      }
      at += c == '\\' && quote != '`' ? 1 : 0;
    }
    return text.length();
  }

  private void nest() {
    Scope open = top;
    for (Action action : actions) {
      String keyword = action.keyword();
      boolean closes = keyword.equals("end") || keyword.equals("else");
      Scope parent = open.parent();
      if (closes && parent != null) {
        open.close(action);
        open = parent;
        from.put(action.end(), open);
      }
      if (opens(keyword)) {
        open = new Scope(open, action, text.length());
        scopes.add(open);
        from.put(action.end(), open);
      }
    }
  }

  private static boolean opens(String keyword) {
    return switch (keyword) {
      case "if", "with", "range", "define", "block", "else" -> true;
      default -> false;
    };
  }

  String text() {
    return text;
  }

  List<Action> actions() {
    return actions;
  }

  /** All but the top, in the order in which they open. */
  List<Scope> scopes() {
    return scopes;
  }

  Scope top() {
    return top;
  }

  /** The innermost scope that an offset is in. */
  Scope scopeAt(int offset) {
    Map.Entry<Integer, Scope> entry = from.floorEntry(offset);
    return entry == null ? top : entry.getValue();
  }

  /** The definition that an offset is in; the top when in none. */
  Scope regionAt(int offset) {
    for (@Nullable Scope one = scopeAt(offset); one != null; one = one.parent()) {
      if (one.isDefinition()) {
        return one;
      }
    }
    return top;
  }

  int lines() {
    return lines;
  }

  /** Where a line starts, from 1; beyond the last one, the text's end. */
  int start(int line) {
    return line <= lines ? starts[line - 1] : text.length();
  }

  /** Where a line ends, before its line break. */
  int end(int line) {
    int end = line < lines ? starts[line] - 1 : text.length();
    return end > start(line) && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /** What is between a line and the next. */
  String lineBreak(int line) {
    return text.substring(end(line), start(line + 1));
  }

  String line(int line) {
    return text.substring(start(line), end(line));
  }

  /** The line that an offset is on. */
  int lineAt(int offset) {
    int found = Arrays.binarySearch(starts, 0, lines, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The actions that begin between two offsets, in order. */
  List<Action> actionsBetween(int start, int end) {
    return actions.subList(firstFrom(start), firstFrom(end));
  }

  /** Whether an action begins before an offset and ends after it. */
  boolean isInAction(int offset) {
    int next = firstFrom(offset);
    return next > 0 && actions.get(next - 1).end() > offset;
  }

  /** The number of the first action that begins at an offset or later. */
  private int firstFrom(int offset) {
    int low = 0;
    int high = actions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (actions.get(middle).start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
