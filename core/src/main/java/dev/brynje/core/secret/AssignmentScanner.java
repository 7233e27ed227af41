package dev.brynje.core.secret;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds values given to secret names in a text, line by line: {@code name=value}, {@code name:
 * value}, {@code "name": "value"}, {@code --name value}, {@code <name>value</name>}, {@code
 * ${name:-value}} and {@code name: X, value: Y}. Lines that are comments hold examples more often
 * than secrets and are passed over.
 */
final class AssignmentScanner {
  private static final int LONGEST_NAME = 80;

  /** How much of a value is looked at before it is known to be a secret. */
  private static final int LOOKED_AT = 512;

  /** The same where a text has given many values that go on beyond that. */
  private static final int GLANCED_AT = 48;

  private static final int MANY = 2000;

  private static final List<String> BEFORE_NAME = List.of("export", "set", "ENV", "ARG");
  private static final List<String> SCHEMES = List.of("Bearer ", "Basic ", "Token ");

  private final String text;
  private final List<Secret> found = new ArrayList<>(0);
  private String pending = "";
  private int lineStart;
  private int lineEnd;

  /** Values without an end in sight that were none. */
  private int endless;

  /** Where the next angle or brace stands; before the place asked for, it is sought anew. */
  private int nextAngle = -1;

  private int nextBrace = -1;

  private AssignmentScanner(String text) {
    this.text = text;
  }

  /** The secrets, in order and apart from each other. */
  static List<Secret> in(String text) {
    AssignmentScanner scanner = new AssignmentScanner(text);
    scanner.scan();
    return scanner.found;
  }

  private void scan() {
    for (int i = 0; i < text.length(); i = lineEnd + 1) {
      int end = text.indexOf('\n', i);
      lineStart = blanks(i, end < 0 ? text.length() : end);
      lineEnd = end < 0 ? text.length() : end;
      if (!isComment()) {
        line();
      }
    }
  }

  private void line() {
    for (int i = lineStart; i < lineEnd; ) {
      int next =
          switch (text.charAt(i)) {
            case '=', ':' -> assignment(i);
            case '>' -> element(i);
            case '-' -> flag(i);
            default -> -1;
          };
      i = next > i ? next : i + 1;
    }
  }

  private int assignment(int separator) {
    int at = separator + 1;
    char next = at < lineEnd ? text.charAt(at) : ' ';
    char sign = text.charAt(separator);
    if (next == sign || (sign == ':' && (next == '=' || next == '/'))) {
      return sign == ':' && next == '=' ? -1 : at + 1;
    }
    int nameEnd = separator;
    if (sign == '=' && separator > lineStart && text.charAt(separator - 1) == ':') {
      nameEnd--;
    }
    if (sign == '=' && next == '>') {
      at++;
    }
    Name name = name(nameEnd);
    if (name.text.isEmpty()) {
      return -1;
    }
    return name.isDefault ? fallback(name, at) : value(name, at, sign);
  }

  /** {@code ${NAME:-value}} of shells and {@code ${name:value}} of Spring. */
  private int fallback(Name name, int at) {
    int start = at < lineEnd && "-=+".indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
    nextBrace = nextBrace < start ? indexOf('}', start) : nextBrace;
    boolean near = nextBrace < Math.min(lineEnd, start + lookedAt());
    boolean demanded = at < lineEnd && text.charAt(at) == '?';
    return demanded || !near ? -1 : judge(name.text, start, nextBrace);
  }

  private int value(Name name, int at, char sign) {
    int start = blanks(at, lineEnd);
    if (start == lineEnd) {
      return -1;
    }
    Quote quote = Quote.at(text, start, lineEnd);
    boolean held = name.text.equals("value") && !pending.isEmpty();
    if (name.text.equals("name") || name.text.equals("key")) {
      int end =
          quote == Quote.NONE
              ? bareEnd(start, Math.min(lineEnd, start + LONGEST_NAME), false, sign)
              : quote.end(text, start, lineEnd);
      pending = text.substring(start + quote.length(), Math.min(end, start + LONGEST_NAME));
      pending = NameKind.of(pending) == NameKind.OTHER ? "" : pending;
      return -1;
    }
    String called = held ? pending : name.text;
    if (held) {
      pending = "";
    }
    if (NameKind.of(called) == NameKind.OTHER) {
      return -1;
    }
    if (quote != Quote.NONE) {
      return judge(called, start + quote.length(), quote.end(text, start, lineEnd));
    }
    if (sign == ':' && "|>&*!{[".indexOf(text.charAt(start)) >= 0) {
      return -1;
    }
    boolean whole = name.first && (sign == ':' || text.charAt(at) <= ' ' || !isShell(name.text));
    return bare(called, afterScheme(called, start), whole, sign);
  }

  /** An unquoted value. It is known by its beginning, so that its end is sought only once. */
  private int bare(String name, int start, boolean whole, char sign) {
    int limit = Math.min(lineEnd, start + lookedAt());
    int end = bareEnd(start, limit, whole, sign);
    if (isExpression(start, end) || !isSecret(name, start, end)) {
      endless += end == limit ? 1 : 0;
      return -1;
    }
    return add(name, start, end < limit ? end : bareEnd(start, lineEnd, whole, sign));
  }

  /** {@code <password>value</password>} */
  private int element(int close) {
    nextAngle = nextAngle < close ? indexOf('<', close) : nextAngle;
    if (nextAngle >= Math.min(lineEnd, close + lookedAt())) {
      return -1;
    }
    Name name = name(close);
    boolean opened = name.start > lineStart - 1 && name.start > 0;
    return opened && text.charAt(name.start - 1) == '<'
        ? judge(name.text, close + 1, nextAngle)
        : -1;
  }

  /** {@code --password value} */
  private int flag(int dash) {
    boolean begins = dash == lineStart || text.charAt(dash - 1) <= ' ';
    if (!begins || !text.startsWith("--", dash)) {
      return -1;
    }
    int end = dash + 2;
    while (end < lineEnd && isNamePart(text.charAt(end)) && end - dash < LONGEST_NAME) {
      end++;
    }
    int start = blanks(end, lineEnd);
    if (end == start || start == lineEnd || text.charAt(start) == '-') {
      return -1;
    }
    String name = text.substring(dash + 2, end);
    if (NameKind.of(name) == NameKind.OTHER) {
      return -1;
    }
    Quote quote = Quote.at(text, start, lineEnd);
    return quote == Quote.NONE
        ? bare(name, start, false, ' ')
        : judge(name, start + quote.length(), quote.end(text, start, lineEnd));
  }

  private int judge(String name, int from, int to) {
    int start = afterScheme(name, from);
    if (isSecret(name, start, to)) {
      return add(name, start, to);
    }
    endless += to - start >= lookedAt() ? 1 : 0;
    return -1;
  }

  private int lookedAt() {
    return endless < MANY ? LOOKED_AT : GLANCED_AT;
  }

  private int indexOf(char wanted, int from) {
    int found = text.indexOf(wanted, from);
    return found < 0 ? text.length() : found;
  }

  private boolean isSecret(String name, int start, int end) {
    NameKind kind = NameKind.of(name);
    return kind != NameKind.OTHER
        && start < end
        && SecretValue.isSecret(
            kind, name, text.substring(start, Math.min(end, start + lookedAt())));
  }

  private int add(String name, int start, int to) {
    int end = to;
    while (text.charAt(end - 1) <= ' ') {
      end--;
    }
    found.add(new Secret(NameKind.of(name).secret(), name, start, end));
    return end;
  }

  /** Past the scheme of an HTTP Authorization header. */
  private int afterScheme(String name, int start) {
    int end = start;
    for (String scheme : SCHEMES) {
      if (text.regionMatches(true, start, scheme, 0, scheme.length())
          && name.regionMatches(true, name.length() - 13, "authorization", 0, 13)) {
        end = start + scheme.length();
      }
    }
    return Math.min(end, lineEnd);
  }

  /**
   * Where an unquoted value ends. The whole rest of the line may be the value, up to a comment;
   * else it ends with its word.
   */
  private int bareEnd(int start, int limit, boolean whole, char sign) {
    int open = 0;
    for (int i = start; i < limit; i++) {
      char c = text.charAt(i);
      if (c <= ' ' && (!whole || (i + 1 < lineEnd && text.charAt(i + 1) == '#'))) {
        return i;
      }
      if ((c == ',' || c == ';' || c == '&') && (!whole || sign != ':') && separates(i)) {
        return i;
      }
      if (!whole && (c == '"' || c == '\'' || c == '`')) {
        return i;
      }
      if (c == '(' || c == '{' || c == '[') {
        open++;
      } else if ((c == ')' || c == '}' || c == ']') && --open < 0 && !whole) {
        return i;
      }
    }
    int end = limit;
    while (limit == lineEnd && end > start && isTail(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isTail(char c) {
    return c <= ' ' || c == ',' || c == ';';
  }

  /** Whether another name follows, or nothing does. */
  private boolean separates(int at) {
    int start = blanks(at + 1, lineEnd);
    int end = start;
    int limit = Math.min(lineEnd, start + LONGEST_NAME);
    while (end < limit && (isNamePart(text.charAt(end)) || text.charAt(end) == ' ')) {
      end++;
    }
    if (end == lineEnd) {
      return true;
    }
    char next = text.charAt(end);
    return end > start ? next == '=' || next == ':' : next == '"';
  }

  /** Code that fetches the value: {@code get("x")}, {@code args.password}, {@code b'x'}. */
  private boolean isExpression(int start, int end) {
    int limit = Math.min(end, start + lookedAt());
    for (int i = start; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '[') {
        return i > start;
      }
      if (c == '"' || c == '\'') {
        return isPrefix(start, i);
      }
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '.' && c != ':') {
        return false;
      }
    }
    if (end < lineEnd && (text.charAt(end) == '"' || text.charAt(end) == '\'')) {
      return isPrefix(start, end);
    }
    String value = text.substring(start, limit);
    int dot = value.lastIndexOf('.');
    return dot > 0 && NameKind.of(value.substring(dot + 1)) != NameKind.OTHER;
  }

  /** Whether these letters before a quote belong to the string, as in Python's {@code b'x'}. */
  private boolean isPrefix(int start, int quote) {
    return quote - start <= 2
        && text.substring(start, quote).chars().allMatch(c -> "bBfFrRuU".indexOf(c) >= 0);
  }

  /**
   * A name before a separator.
   *
   * @param start offset of its first character
   * @param first whether nothing stands before it on the line but a dash or a word like export
   * @param isDefault whether it stands in <code>${</code>, so that its default follows
   */
  private record Name(String text, int start, boolean first, boolean isDefault) {}

  private Name name(int separator) {
    int end = separator;
    while (end > lineStart && text.charAt(end - 1) <= ' ') {
      end--;
    }
    boolean quoted = end > lineStart && "\"'".indexOf(text.charAt(end - 1)) >= 0;
    if (quoted) {
      char quote = text.charAt(--end);
      if (end > lineStart && text.charAt(end - 1) == '\\') {
        end--;
      }
      int start = end;
      while (start > lineStart && text.charAt(start - 1) != quote && end - start <= LONGEST_NAME) {
        start--;
      }
      return new Name(text.substring(start, end), start, isFirst(start - 1), false);
    }
    int start = end;
    while (start > lineStart && isNamePart(text.charAt(start - 1)) && end - start <= LONGEST_NAME) {
      start--;
    }
    if (end - start > LONGEST_NAME) {
      return new Name("", start, false, false);
    }
    boolean isDefault = start >= 2 && text.startsWith("${", start - 2);
    while (start < end && text.charAt(start) == '-') {
      start++;
    }
    return new Name(text.substring(start, end), start, isFirst(start), isDefault);
  }

  private boolean isFirst(int start) {
    int end = start;
    while (end > lineStart && text.charAt(end - 1) <= ' ') {
      end--;
    }
    if (end == lineStart
        || (end == lineStart + 1 && end < start && text.charAt(lineStart) == '-')) {
      return true;
    }
    return end < start
        && end - lineStart <= 6
        && BEFORE_NAME.contains(text.substring(lineStart, end));
  }

  /** A variable as shells write it, where a space ends the value. */
  private static boolean isShell(String name) {
    return name.chars().noneMatch(c -> Character.isLowerCase(c) || c == '.' || c == '-');
  }

  private boolean isComment() {
    return lineStart < lineEnd
        && (text.charAt(lineStart) == '#'
            || text.charAt(lineStart) == ';'
            || (text.startsWith("//", lineStart) && !isRegistry())
            || text.startsWith("/*", lineStart)
            || text.startsWith("* ", lineStart)
            || text.startsWith("<!--", lineStart));
  }

  /** {@code //registry.example.com/:_authToken=} of an .npmrc is no comment. */
  private boolean isRegistry() {
    int end = lineStart;
    while (end < lineEnd && text.charAt(end) > ' ' && text.charAt(end) != '=') {
      end++;
    }
    int colon = end - 1;
    while (colon > lineStart && text.charAt(colon) != ':') {
      colon--;
    }
    return text.startsWith("/:_", colon - 1);
  }

  private int blanks(int from, int to) {
    int at = from;
    while (at < to && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
  }

  /** How a value is quoted; within a JSON string, quotes are escaped. */
  private enum Quote {
    NONE(""),
    SINGLE("'"),
    DOUBLE("\""),
    ESCAPED("\\\"");

    private final String mark;

    Quote(String mark) {
      this.mark = mark;
    }

    int length() {
      return mark.length();
    }

    static Quote at(String text, int start, int lineEnd) {
      for (Quote quote : List.of(SINGLE, DOUBLE, ESCAPED)) {
        if (start < lineEnd && text.startsWith(quote.mark, start)) {
          return quote;
        }
      }
      return NONE;
    }

    /** Where the quoted value ends; the line's end when nothing closes it. */
    int end(String text, int start, int lineEnd) {
      for (int i = start + mark.length(); i < lineEnd; i++) {
        if (text.startsWith(mark, i)) {
          return i;
        }
        if (text.charAt(i) == '\\' && this == DOUBLE) {
          i++;
        }
      }
      return lineEnd;
    }
  }
}
