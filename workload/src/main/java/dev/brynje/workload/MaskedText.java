package dev.brynje.workload;

import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Source lines with what is secret in them replaced: what checks marked, and what the line itself
 * gives away, since a document that could not be read had no checks.
 */
final class MaskedText {
  private static final int LONGEST = 240;

  /** More than is shown, so that a secret is seen whole before its line is cut. */
  private static final int LOOKED_AT = 4096;

  private static final char MASK = '•';

  private final SourceText source;
  private final Map<Integer, Set<Span>> secrets = new HashMap<>();
  private final Map<Integer, String> lines = new HashMap<>();

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

  /** The line on which a span begins, cut when it is very long; empty when that is beyond. */
  String line(Span span) {
    return span.line() > source.lines() || span.column() > LONGEST
        ? ""
        : lines.computeIfAbsent(span.line(), this::line);
  }

  private String line(int number) {
    String line = beginning(source.line(number));
    for (Span secret : secrets.getOrDefault(number, Set.of())) {
      line = masked(line, number, secret);
    }
    String before = number > 1 ? beginning(source.line(number - 1)) + "\n" : "";
    line = recognised(before, line);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private static String beginning(String line) {
    return line.length() <= LOOKED_AT ? line : line.substring(0, LOOKED_AT);
  }

  /** The line before may name what this line holds. */
  private static String recognised(String before, String line) {
    StringBuilder masked = new StringBuilder(line);
    for (Secret secret : Secrets.in(before + line)) {
      for (int i = Math.max(secret.start(), before.length()); i < secret.end(); i++) {
        masked.setCharAt(i - before.length(), MASK);
      }
    }
    return masked.toString();
  }

  private static String masked(String line, int number, Span secret) {
    int length = line.codePointCount(0, line.length());
    int from = secret.line() == number ? secret.column() - 1 : indentation(line);
    int to = secret.endLine() == number ? Math.min(secret.endColumn() - 1, length) : length;
    if (from >= to) {
      return line;
    }
    int start = line.offsetByCodePoints(0, from);
    int end = line.offsetByCodePoints(0, to);
    return line.substring(0, start) + String.valueOf(MASK).repeat(to - from) + line.substring(end);
  }

  private static int indentation(String line) {
    int spaces = 0;
    while (spaces < line.length() && line.charAt(spaces) == ' ') {
      spaces++;
    }
    return spaces;
  }
}
