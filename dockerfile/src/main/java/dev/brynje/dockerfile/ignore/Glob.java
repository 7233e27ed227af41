package dev.brynje.dockerfile.ignore;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern of paths: {@code *} and {@code ?} stay within a name, {@code **} does not. It takes
 * time in proportion to pattern and path, for every place in the pattern is followed at once.
 *
 * @see <a
 *     href="https://github.com/moby/patternmatcher/blob/main/patternmatcher.go">patternmatcher</a>
 */
public final class Glob {
  private enum Kind {
    LITERAL,
    /** One character of a name. */
    ANY,
    /** Any characters of a name. */
    STAR,
    /** Nothing, or anything that ends with a slash. */
    DIRECTORIES,
    /** Anything. */
    REST,
    CLASS
  }

  /**
   * @param text the character of a literal, or what stands in the brackets of a class
   */
  private record Part(Kind kind, String text) {}

  private final String text;
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param text the pattern, well-formed
   */
  Glob(String text) {
    this.text = text;
    if (text.startsWith("**") && !text.startsWith("**/") && isPlain(text.substring(2))) {
      // Docker compares ends here, whatever stands before.
      parts.add(new Part(Kind.REST, ""));
      literals(text.substring(2));
    } else {
      read();
    }
  }

  private static boolean isPlain(String text) {
    return text.chars().noneMatch(c -> "*?[]\\".indexOf(c) >= 0);
  }

  private void literals(String plain) {
    plain.chars().forEach(c -> parts.add(new Part(Kind.LITERAL, Character.toString(c))));
  }

  private void read() {
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (text.startsWith("**", i)) {
        i += text.startsWith("**/", i) ? 3 : 2;
        parts.add(new Part(i == text.length() ? Kind.REST : Kind.DIRECTORIES, ""));
      } else if (c == '[' && closing(text, i) > 0) {
        int end = closing(text, i);
        parts.add(new Part(Kind.CLASS, text.substring(i + 1, end)));
        i = end + 1;
      } else {
        i += c == '\\' && i + 1 < text.length() ? 1 : 0;
        Kind kind = c == '*' ? Kind.STAR : c == '?' ? Kind.ANY : Kind.LITERAL;
        parts.add(new Part(kind, text.substring(i, i + 1)));
        i++;
      }
    }
  }

  /** Whether it matches the whole path. */
  public boolean matches(String path) {
    BitSet places = new BitSet(2 * parts.size() + 1);
    enter(0, places);
    for (int i = 0; i < path.length() && !places.isEmpty(); i++) {
      char c = path.charAt(i);
      BitSet next = new BitSet(2 * parts.size() + 1);
      for (int at = places.nextSetBit(0); at >= 0; at = places.nextSetBit(at + 1)) {
        if (at < parts.size()) {
          step(at, c, next);
        } else if (at > parts.size()) {
          stepWithin(at - parts.size() - 1, c, next);
        }
      }
      places = next;
    }
    return places.get(parts.size());
  }

  /** What may match nothing is passed at once. */
  private void enter(int place, BitSet places) {
    for (int at = place; !places.get(at); at++) {
      places.set(at);
      if (at == parts.size() || !mayBeNothing(parts.get(at).kind)) {
        return;
      }
    }
  }

  private static boolean mayBeNothing(Kind kind) {
    return kind == Kind.STAR || kind == Kind.REST || kind == Kind.DIRECTORIES;
  }

  private void step(int at, char c, BitSet next) {
    Part part = parts.get(at);
    switch (part.kind) {
      case LITERAL -> {
        if (part.text.charAt(0) == c) {
          enter(at + 1, next);
        }
      }
      case ANY -> {
        if (c != '/') {
          enter(at + 1, next);
        }
      }
      case CLASS -> {
        if (isIn(part.text, c)) {
          enter(at + 1, next);
        }
      }
      case STAR -> {
        if (c != '/') {
          enter(at, next);
        }
      }
      case REST -> enter(at, next);
      case DIRECTORIES -> stepWithin(at, c, next);
    }
  }

  /** Within directories, of which a place of its own is kept: only a slash leads on from there. */
  private void stepWithin(int at, char c, BitSet next) {
    next.set(parts.size() + 1 + at);
    if (c == '/') {
      enter(at + 1, next);
    }
  }

  private static boolean isIn(String set, char c) {
    boolean negated = set.startsWith("^");
    boolean found = false;
    for (int i = negated ? 1 : 0; i < set.length(); ) {
      i += escape(set, i);
      char low = set.charAt(i++);
      char high = low;
      if (i + 1 < set.length() && set.charAt(i) == '-') {
        i++;
        i += escape(set, i);
        high = set.charAt(i++);
      }
      found |= low <= c && c <= high;
    }
    return found != negated;
  }

  private static int escape(String set, int at) {
    return set.charAt(at) == '\\' && at + 1 < set.length() ? 1 : 0;
  }

  /** Whether Go's {@code filepath.Match} takes it. */
  static boolean isWellFormed(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && ++i == pattern.length()) {
        return false;
      }
      if (c == '[') {
        i = closing(pattern, i);
        if (i < 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Where the class that opens here closes; -1 when it does not, or holds nothing. */
  private static int closing(String pattern, int open) {
    int first = pattern.startsWith("[^", open) ? open + 2 : open + 1;
    for (int i = first; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == ']') {
        return i > first ? i : -1;
      }
      i += c == '\\' ? 1 : 0;
    }
    return -1;
  }
}
