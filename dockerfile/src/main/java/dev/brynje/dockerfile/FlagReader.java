package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the flags that stand before an instruction's words, and knows which there are. */
final class FlagReader {
  private enum Type {
    TEXT,
    TEXTS,
    SWITCH
  }

  private static final Map<String, Type> NONE = Map.of();

  private static final Map<String, Map<String, Type>> KNOWN =
      Map.of(
          "FROM",
          Map.of("platform", Type.TEXT),
          "COPY",
          Map.of(
              "chown", Type.TEXT,
              "from", Type.TEXT,
              "chmod", Type.TEXT,
              "link", Type.SWITCH,
              "exclude", Type.TEXTS,
              "parents", Type.SWITCH),
          "ADD",
          Map.of(
              "chown", Type.TEXT,
              "chmod", Type.TEXT,
              "link", Type.SWITCH,
              "keep-git-dir", Type.SWITCH,
              "checksum", Type.TEXT,
              "unpack", Type.SWITCH,
              "exclude", Type.TEXTS),
          "RUN",
          Map.of(
              "mount", Type.TEXTS,
              "network", Type.TEXT,
              "security", Type.TEXT,
              "device", Type.TEXTS),
          "HEALTHCHECK",
          Map.of(
              "interval", Type.TEXT,
              "timeout", Type.TEXT,
              "start-period", Type.TEXT,
              "start-interval", Type.TEXT,
              "retries", Type.TEXT));

  private final LogicalLine line;
  private final char escape;
  private final List<Word> words = new ArrayList<>();
  private int end;

  FlagReader(LogicalLine line, char escape) {
    this.line = line;
    this.escape = escape;
  }

  /** Finds the words that are flags. */
  void read(int from, int to) {
    int i = from;
    while (true) {
      i = line.skipSpaces(i, to);
      if (i == to || line.at(i) != '-' || i + 1 == to || line.at(i + 1) != '-') {
        end = i;
        return;
      }
      int start = i;
      StringBuilder text = new StringBuilder();
      boolean[] quoted = new boolean[1];
      i = word(i, to, text, quoted);
      String word = text.toString();
      if (word.equals("--")) {
        end = i;
        return;
      }
      if (quoted[0] || !word.isEmpty()) {
        words.add(new Word(word, line.span(start, i)));
      }
    }
  }

  /** Where the first word begins that is none. */
  int end() {
    return end;
  }

  private int word(int from, int to, StringBuilder text, boolean[] quoted) {
    char quote = 0;
    int i = from;
    while (i < to && (quote != 0 || !Space.is(line.at(i)))) {
      char c = line.at(i++);
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        quoted[0] = true;
      } else if (c == quote) {
        quote = 0;
      } else if (c == escape) {
        if (i < to) {
          text.append(line.at(i++));
        }
      } else {
        text.append(c);
      }
    }
    return i;
  }

  /** The flags as they are written, of an instruction whose flags BuildKit does not look at. */
  List<Flag> unchecked() {
    List<Flag> flags = new ArrayList<>(words.size());
    for (Word word : words) {
      String text = word.text();
      int equals = text.indexOf('=');
      int end = Math.max(2, equals < 0 ? text.length() : equals);
      String value = equals < 0 ? "true" : text.substring(equals + 1);
      flags.add(new Flag(text.substring(2, end), value, word.span()));
    }
    return flags;
  }

  /**
   * The flags, each of which the instruction has.
   *
   * @throws Refusal when one is unknown, given twice, or has a value that it cannot have
   */
  List<Flag> flags(String keyword) {
    Map<String, Type> known = KNOWN.getOrDefault(keyword, NONE);
    List<Flag> flags = unchecked();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < flags.size(); i++) {
      Flag flag = flags.get(i);
      Type type = known.get(flag.name());
      if (type == null) {
        throw refused(flag.span(), "%s has no flag --%s".formatted(keyword, flag.name()));
      }
      if (!seen.add(flag.name()) && type != Type.TEXTS) {
        throw refused(flag.span(), "--%s is given twice".formatted(flag.name()));
      }
      boolean given = words.get(i).text().indexOf('=') >= 0;
      if (type == Type.SWITCH && !isTruth(flag.value())) {
        throw refused(FlagPlace.value(flag), "--%s is true or false".formatted(flag.name()));
      }
      if (type != Type.SWITCH && !given) {
        throw refused(flag.span(), "--%s has no value".formatted(flag.name()));
      }
    }
    return flags;
  }

  private static boolean isTruth(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
  }

  private static Refusal refused(Span span, String message) {
    return new Refusal(span, message, "see the reference of Dockerfiles for its flags");
  }
}
