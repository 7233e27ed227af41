package dev.brynje.workload;

import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import dev.brynje.yaml.Excerpt;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Source lines with what is secret in them replaced: what checks marked, and what the line itself
 * gives away, since a document that could not be read had no checks. The line before may name what
 * a line holds.
 */
final class MaskedText {
  private static final int LONGEST = 240;

  /** More than is shown, so that a secret is seen whole before its line is cut. */
  private static final int LOOKED_AT = 4096;

  private final SourceText source;
  private final Map<Integer, Set<Span>> secrets = new HashMap<>();
  private final Map<Integer, MaskedLine> lines = new HashMap<>();

  /**
   * By the offset at which a secret starts, where the last one that starts there or before ends.
   */
  private final TreeMap<Integer, Integer> ends = new TreeMap<>();

  MaskedText(SourceText source, List<Span> secrets) {
    this.source = source;
    for (Span secret : secrets) {
      for (int line = secret.line(); line <= secret.endLine(); line++) {
        if (!this.secrets.computeIfAbsent(line, _ -> new LinkedHashSet<>()).add(secret)) {
          break;
        }
      }
      ends.merge(secret.start(), secret.end(), Math::max);
    }
    int last = 0;
    for (Map.Entry<Integer, Integer> end : ends.entrySet()) {
      last = Math.max(last, end.getValue());
      end.setValue(last);
    }
  }

  /** Whether something of a span is secret. */
  boolean hides(Span span) {
    Map.Entry<Integer, Integer> before = ends.lowerEntry(span.end());
    return before != null && before.getValue() > span.start();
  }

  /** The line on which a span begins, cut when it is very long; none when that is beyond. */
  Excerpt excerpt(Span span) {
    if (span.line() > source.lines() || span.column() > LOOKED_AT) {
      return Excerpt.NONE;
    }
    MaskedLine line = lines.computeIfAbsent(span.line(), this::line);
    String text = line.text();
    int start = line.start(span.column());
    int end = span.endLine() == span.line() ? line.end(span.endColumn()) : text.length() + 1;
    if (start > LONGEST) {
      return Excerpt.NONE;
    }
    String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return new Excerpt(shown, start, end);
  }

  private MaskedLine line(int number) {
    String line = beginning(source.line(number));
    BitSet hidden = new BitSet();
    for (Span secret : secrets.getOrDefault(number, Set.of())) {
      hide(secret, number, line, hidden);
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

  private static void hide(Span secret, int number, String line, BitSet hidden) {
    int length = line.codePointCount(0, line.length());
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
