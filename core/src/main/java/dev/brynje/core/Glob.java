package dev.brynje.core;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for names and paths: {@code *} stands for any characters of one part, {@code ?} for one
 * of them, {@code **} for any number of whole parts. Parts are what stands between slashes.
 *
 * @param pattern as it is written
 */
public record Glob(String pattern) {
  /** Whether it says nothing: everything matches. */
  public boolean matchesAll() {
    for (String part : pattern.split("/", -1)) {
      if (!part.equals("**") && !part.equals("*") && !part.equals(".")) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether it names nothing: what is left when all that stands for other characters is gone has
   * neither letter nor digit. Sets such as {@code [a-z]} stand for nothing here, but whoever writes
   * one means anything.
   */
  boolean isOpen() {
    int lastClosed = pattern.lastIndexOf(']');
    boolean inSet = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      inSet = c == '[' ? i < lastClosed : inSet && c != ']';
      if (!inSet && Character.isLetterOrDigit(c)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it names no file and no directory: nothing, or only how every manifest's name ends. */
  boolean isOpenPath() {
    int dot = pattern.lastIndexOf('.');
    Glob ending = new Glob(pattern.substring(dot + 1));
    boolean ofManifests =
        dot > 0 && (ending.matches("yaml") || ending.matches("yml") || ending.matches("json"));
    return isOpen() || (ofManifests && new Glob(pattern.substring(0, dot)).isOpen());
  }

  /** Whether a name, or a path as a whole, is meant. */
  public boolean matches(String name) {
    return matches(name.split("/", -1), false);
  }

  /**
   * Whether a path is meant, or a directory that it lies in; {@code .} is the one that all lie in.
   */
  public boolean covers(String path) {
    return matches(path.split("/", -1), true);
  }

  /**
   * Part by part, with what the pattern's beginning may have matched so far: time is bounded by the
   * product of both lengths.
   */
  private boolean matches(String[] parts, boolean below) {
    String[] wanted = below ? directories() : pattern.split("/", -1);
    boolean[] reached = new boolean[wanted.length + 1];
    reached[0] = true;
    skipAny(wanted, reached);
    for (String part : parts) {
      if (below && reached[wanted.length]) {
        return true;
      }
      boolean[] next = new boolean[wanted.length + 1];
      for (int i = 0; i < wanted.length; i++) {
        if (reached[i] && wanted[i].equals("**")) {
          next[i] = true;
        } else if (reached[i] && matchesPart(wanted[i], part)) {
          next[i + 1] = true;
        }
      }
      reached = next;
      skipAny(wanted, reached);
    }
    return reached[wanted.length];
  }

  /** Of {@code ./a//b/} as of {@code a/b}. */
  private String[] directories() {
    List<String> parts = new ArrayList<>();
    for (String part : pattern.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts.toArray(String[]::new);
  }

  /** {@code **} may stand for nothing. */
  private static void skipAny(String[] wanted, boolean[] reached) {
    for (int i = 0; i < wanted.length; i++) {
      reached[i + 1] |= reached[i] && wanted[i].equals("**");
    }
  }

  /** With one way back, to the last star: what an earlier one took is never worth less. */
  private static boolean matchesPart(String wanted, String part) {
    int star = -1;
    int resume = 0;
    int at = 0;
    int in = 0;
    while (in < part.length()) {
      char next = at < wanted.length() ? wanted.charAt(at) : 0;
      if (at < wanted.length() && next == '*') {
        star = at++;
        resume = in;
      } else if (at < wanted.length() && (next == '?' || next == part.charAt(in))) {
        at++;
        in++;
      } else if (star >= 0) {
        at = star + 1;
        in = ++resume;
      } else {
        return false;
      }
    }
    while (at < wanted.length() && wanted.charAt(at) == '*') {
      at++;
    }
    return at == wanted.length();
  }
}
