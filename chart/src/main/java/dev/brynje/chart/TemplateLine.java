package dev.brynje.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a template: what is written there, and gaps where an action stands that may give
 * anything.
 *
 * @param number from 1
 * @param column where it begins after its spaces and dashes, in code points from 1
 * @param endColumn after its last character
 * @param parts what is written, without the spaces and dashes before it; a gap lies between any two
 * @param key what the line begins with, up to its colon or its end; empty when it begins with a gap
 */
record TemplateLine(int number, int column, int endColumn, List<String> parts, String key) {
  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";

  /** All lines that give something of their own; those within an action of many lines give none. */
  static List<TemplateLine> of(String template) {
    List<TemplateLine> lines = new ArrayList<>();
    boolean inside = false;
    int number = 0;
    for (String line : template.split("\n", -1)) {
      number++;
      List<String> parts = new ArrayList<>();
      String said = withoutDashes(line.strip());
      inside = cut(said, inside, parts);
      if (parts.stream().anyMatch(part -> !part.isBlank())) {
        int column = line.stripTrailing().length() - said.length() + 1;
        int end = column + said.codePointCount(0, said.length());
        lines.add(new TemplateLine(number, column, end, List.copyOf(parts), key(parts)));
      }
    }
    return lines;
  }

  /** An item of a list may begin with another of its keys once it is rendered. */
  static String withoutDashes(String line) {
    String rest = line;
    while (rest.startsWith("- ")) {
      rest = rest.substring(2).stripLeading();
    }
    return rest;
  }

  /** Returns whether an action is still open at the end. */
  private static boolean cut(String line, boolean inside, List<String> parts) {
    int at = 0;
    if (inside) {
      int close = line.indexOf(CLOSE);
      if (close < 0) {
        return true;
      }
      parts.add("");
      at = close + CLOSE.length();
    }
    while (true) {
      int open = line.indexOf(OPEN, at);
      if (open < 0) {
        parts.add(line.substring(at));
        return false;
      }
      parts.add(line.substring(at, open));
      int close = line.indexOf(CLOSE, open);
      if (close < 0) {
        parts.add("");
        return true;
      }
      at = close + CLOSE.length();
    }
  }

  private static String key(List<String> parts) {
    return keyOf(parts.getFirst(), parts.size() == 1);
  }

  /** The key of what a line begins with; empty when a gap may change it. */
  static String keyOf(String beginning, boolean whole) {
    int colon = beginning.indexOf(':');
    return colon >= 0 ? beginning.substring(0, colon) : whole ? beginning : "";
  }

  boolean isPlain() {
    return parts.size() == 1;
  }

  /** Whether it may have given a line, without the spaces around that. */
  boolean mayGive(String line) {
    if (isPlain()) {
      return line.equals(parts.getFirst());
    }
    String first = parts.getFirst();
    String last = parts.getLast();
    if (!line.startsWith(first)
        || !line.endsWith(last)
        || line.length() < first.length() + last.length()) {
      return false;
    }
    int at = first.length();
    int end = line.length() - last.length();
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = line.indexOf(part, at);
      if (found < 0 || found + part.length() > end) {
        return false;
      }
      at = found + part.length();
    }
    return true;
  }
}
