package dev.brynje.workload;

import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import dev.brynje.yaml.Excerpt;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Source lines with what is secret in them replaced: what checks marked, and what the line itself
 * gives away. The line before may name what a line holds.
 */
final class MaskedText {
  private static final int LONGEST = 240;

  /** More than is shown, so that a secret is seen whole before its line is cut. */
  private static final int LOOKED_AT = 4096;

  private final SourceText source;
  private final BitSet unread;
  private final Map<Integer, MaskedLine> lines = new HashMap<>();

  /** In order and apart from each other. */
  private final List<Span> secrets;

  /**
   * @param secrets what checks marked
   * @param unread lines of which something was not read, so that nobody knows what is secret there
   */
  MaskedText(SourceText source, List<Span> secrets, BitSet unread) {
    this.source = source;
    this.unread = unread;
    this.secrets = apart(secrets);
  }

  private static List<Span> apart(List<Span> secrets) {
    List<Span> sorted = new ArrayList<>(secrets);
    sorted.sort((one, other) -> Integer.compare(one.start(), other.start()));
    List<Span> apart = new ArrayList<>(sorted.size());
    for (Span secret : sorted) {
      boolean overlaps = !apart.isEmpty() && secret.start() < apart.getLast().end();
      apart.add(overlaps ? together(apart.removeLast(), secret) : secret);
    }
    return apart;
  }

  private static Span together(Span one, Span later) {
    Span last = later.end() > one.end() ? later : one;
    return new Span(
        one.start(), last.end(), one.line(), one.column(), last.endLine(), last.endColumn());
  }

  /** Whether something of a span is secret. */
  boolean hides(Span span) {
    int first = first(secret -> secret.end() > span.start());
    return first < secrets.size() && secrets.get(first).start() < span.end();
  }

  /** The first secret of which something holds that holds of all after it. */
  private int first(Predicate<Span> wanted) {
    int low = 0;
    int high = secrets.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (wanted.test(secrets.get(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The line on which a span begins, cut when it is very long; none when that is beyond. */
  Excerpt excerpt(Span span) {
    if (!isLookedAt(span) || unread.get(span.line())) {
      return Excerpt.NONE;
    }
    MaskedLine line = line(span);
    String text = line.text();
    int start = line.start(span.column());
    int end = span.endLine() == span.line() ? line.end(span.endColumn()) : text.length() + 1;
    if (start > LONGEST) {
      return Excerpt.NONE;
    }
    String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return new Excerpt(shown, start, end);
  }

  /** A place that ends where a secret begins, for its end would tell how long that is. */
  Span told(Span span) {
    int hidden = isLookedAt(span) ? line(span).firstSecret(span.column()) : Integer.MAX_VALUE;
    boolean within = span.endLine() > span.line() || hidden < span.endColumn();
    if (!hides(span) && !(within && hidden < Integer.MAX_VALUE)) {
      return span;
    }
    int end = within && hidden < Integer.MAX_VALUE ? hidden : span.column();
    return beginning(span, Math.max(end, span.column() + 1));
  }

  /** Where a place begins, for one whose extent nobody has looked into. */
  static Span point(Span span) {
    return span.end() == span.start() ? span : beginning(span, span.column() + 1);
  }

  private static Span beginning(Span span, int endColumn) {
    int end = Math.min(span.end(), span.start() + endColumn - span.column());
    return new Span(span.start(), end, span.line(), span.column(), span.line(), endColumn);
  }

  private boolean isLookedAt(Span span) {
    return span.line() <= source.lines() && span.column() <= LOOKED_AT;
  }

  private MaskedLine line(Span span) {
    return lines.computeIfAbsent(span.line(), this::line);
  }

  private MaskedLine line(int number) {
    String line = beginning(source.line(number));
    BitSet hidden = new BitSet();
    int length = line.codePointCount(0, line.length());
    for (int i = first(secret -> secret.endLine() >= number); i < secrets.size(); i++) {
      Span secret = secrets.get(i);
      if (secret.line() > number || (secret.line() == number && secret.column() > length)) {
        break;
      }
      hide(secret, number, line, length, hidden);
    }
    String before = number > 1 ? beginning(source.line(number - 1)) + "\n" : "";
    for (Secret secret : Secrets.in(before + line)) {
      if (secret.end() > before.length()) {
        int start = Math.max(secret.start() - before.length(), 0);
        int end = secret.end() - before.length();
        hidden.set(line.codePointCount(0, start), line.codePointCount(0, end));
      }
    }
    return new MaskedLine(line, hidden);
  }

  private static String beginning(String line) {
    return line.length() <= LOOKED_AT ? line : line.substring(0, LOOKED_AT);
  }

  private static void hide(Span secret, int number, String line, int length, BitSet hidden) {
    int from = secret.line() == number ? secret.column() - 1 : indentation(line);
    int to = secret.endLine() == number ? Math.min(secret.endColumn() - 1, length) : length;
    if (from < to) {
      hidden.set(from, to);
    }
  }

  private static int indentation(String line) {
    int spaces = 0;
    while (spaces < line.length() && line.charAt(spaces) == ' ') {
      spaces++;
    }
    return spaces;
  }
}
