package dev.brynje.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads files of variables as Compose does: {@code NAME=value} lines with quotes, {@code export},
 * comments and variables.
 *
 * @see <a
 *     href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md#env_file-format">Format</a>
 */
final class Dotenv {
  /**
   * A variable.
   *
   * @param start of its name, in the text
   * @param end after its name
   */
  record Entry(String value, int start, int end) {}

  /** Why a file cannot be read; says nothing of what is in it. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final int offset;

    Unreadable(int offset, String message) {
      super(message, null, false, false);
      this.offset = offset;
    }

    int offset() {
      return offset;
    }
  }

  /** More than any file of variables holds. */
  private static final int MOST_CHARACTERS = 4 << 20;

  private final String text;
  private final Template.Lookup outer;
  private final Map<String, Entry> entries;
  private final Map<String, String> values;
  private int at;
  private int characters;

  private Dotenv(String text, Template.Lookup outer, Map<String, Entry> before) {
    this.text = text;
    this.outer = outer;
    this.entries = new LinkedHashMap<>(before);
    this.values = new LinkedHashMap<>();
    before.forEach((name, entry) -> values.put(name, entry.value()));
  }

  /**
   * The variables of a file, over those of files before it.
   *
   * @param outer those that win over the file's own where it uses one
   */
  static Map<String, Entry> read(String text, Template.Lookup outer, Map<String, Entry> before)
      throws Unreadable {
    Dotenv file = new Dotenv(text, outer, before);
    file.readAll();
    return file.entries;
  }

  /** Their values by their names. */
  static Map<String, String> values(Map<String, Entry> entries) {
    Map<String, String> values = new LinkedHashMap<>();
    entries.forEach((name, entry) -> values.put(name, entry.value()));
    return values;
  }

  private void readAll() throws Unreadable {
    while (toStatement()) {
      int start = at;
      if (text.startsWith("export", at)
          && at + 6 < text.length()
          && isGoSpace(text.charAt(at + 6))) {
        at += 6;
        skipBlanks();
        start = at;
      }
      statement(start);
    }
  }

  private void statement(int start) throws Unreadable {
    int end = start;
    while (end < text.length() && "=:\n".indexOf(text.charAt(end)) < 0) {
      int c = text.codePointAt(end);
      boolean named =
          isBlank(c)
              || "_.-[]".indexOf(c) >= 0
              || Character.isLetter(c)
              || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
              || Character.getType(c) == Character.LETTER_NUMBER
              || Character.getType(c) == Character.OTHER_NUMBER;
      if (!named) {
        throw new Unreadable(end, "the name of a variable holds a character that none may hold");
      }
      end += Character.charCount(c);
    }
    if (end == text.length()) {
      // Compose takes a last line that only names a variable for nothing.
      end = start;
      if (start == text.length()) {
        throw new Unreadable(start, "export names no variable");
      }
      loneName();
      return;
    }
    boolean inherited = text.charAt(end) == '\n';
    String name = stripTrailing(text.substring(start, end));
    at = end + 1;
    skipBlanks();
    if (name.indexOf(' ') >= 0) {
      throw new Unreadable(start, "the name of a variable holds a space");
    }
    if (inherited) {
      Optional<String> value = outer.get(name);
      value.ifPresent(given -> put(name, given, start));
      return;
    }
    put(name, value(), start);
  }

  /** Compose reads on at the same place, with an empty name and the rest of the line as value. */
  private void loneName() throws Unreadable {
    int start = at;
    put("", value(), start);
  }

  private void put(String name, String value, int start) {
    entries.put(name, new Entry(value, start, Math.min(text.length(), start + name.length())));
    values.put(name, value);
  }

  private String value() throws Unreadable {
    if (at == text.length() || (text.charAt(at) != '"' && text.charAt(at) != '\'')) {
      int newline = text.indexOf('\n', at);
      int start = at;
      String line = text.substring(at, newline < 0 ? text.length() : newline);
      at = newline < 0 ? text.length() : newline + 1;
      int comment = line.indexOf(" #");
      return expanded(stripTrailing(comment < 0 ? line : line.substring(0, comment)), start);
    }
    return quoted();
  }

  private String quoted() throws Unreadable {
    int start = at;
    char quote = text.charAt(at);
    StringBuilder value = new StringBuilder();
    boolean escaped = false;
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote && !escaped) {
        at = i + 1;
        return quote == '"' ? expanded(Escapes.expand(value.toString()), start) : value.toString();
      }
      if (c == '\\' && !escaped) {
        escaped = true;
        continue;
      }
      if (escaped && c != quote) {
        value.append('\\');
      }
      escaped = false;
      value.append(c);
    }
    throw new Unreadable(start, "a quoted value does not end");
  }

  private Optional<String> variable(String name) {
    return outer.get(name).or(() -> Optional.ofNullable(values.get(name)));
  }

  private String expanded(String value, int offset) throws Unreadable {
    try {
      String result = Template.of(value, this::variable).text();
      characters += result.length();
      if (characters > MOST_CHARACTERS) {
        throw new Unreadable(offset, "its variables grow beyond the 4 MiB that are read");
      }
      return result.replace(String.valueOf(Text.UNKNOWN), "");
    } catch (Template.Broken e) {
      throw new Unreadable(offset, String.valueOf(e.getMessage()));
    }
  }

  /** Goes to the next line that says something; whether there is one. */
  private boolean toStatement() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isGoSpace(c)) {
        at++;
      } else if (c == '#') {
        int newline = text.indexOf('\n', at);
        at = newline < 0 ? text.length() : newline;
      } else {
        return true;
      }
    }
    return false;
  }

  private void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isBlank(int c) {
    return c == '\t'
        || c == '\u000B'
        || c == '\f'
        || c == '\r'
        || c == ' '
        || c == 0x85
        || c == 0xA0;
  }

  private static boolean isGoSpace(int c) {
    return isBlank(c)
        || c == '\n'
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  private static String stripTrailing(String text) {
    int end = text.length();
    while (end > 0 && isGoSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }
}
