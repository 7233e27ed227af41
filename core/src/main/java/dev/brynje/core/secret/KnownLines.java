package dev.brynje.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds secrets in lines whose format gives a secret its place without an equals sign or a colon:
 * the directives of Redis, LDAP clients and nginx, .netrc and .pgpass.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-pgpass.html">The password file</a>
 */
final class KnownLines {
  /** Directives whose next word is a password. */
  private static final Set<String> PASSWORD =
      Set.of("requirepass", "masterauth", "bindpw", "rootbindpw", "rootpw");

  /** Directives of nginx and Apache that give a header or a parameter its value. */
  private static final Set<String> HEADER =
      Set.of("proxy_set_header", "grpc_set_header", "add_header", "fastcgi_param", "uwsgi_param");

  private static final Set<String> NETRC_KEYS = Set.of("login", "password", "account");
  private static final List<String> SCHEMES = List.of("basic", "bearer", "token");

  private static final int MOST_WORDS = 8;
  private static final int LONGEST_WORD = 512;
  private static final int FIELDS = 5;

  private final String text;
  private final boolean passwordFile;
  private final List<Secret> found = new ArrayList<>(0);
  private final int[] starts = new int[MOST_WORDS];
  private final int[] ends = new int[MOST_WORDS];

  /** Whether the lines before belong to a machine of a .netrc. */
  private boolean machine;

  private KnownLines(String name, String text) {
    this.text = text;
    this.passwordFile = name.toLowerCase(Locale.ROOT).endsWith("pgpass");
  }

  /**
   * The secrets, in order and apart from each other.
   *
   * @param name of the file or key that the text is in; empty when it has none
   */
  static List<Secret> in(String name, String text) {
    KnownLines lines = new KnownLines(name, text);
    for (int i = 0; i < text.length(); ) {
      int newline = text.indexOf('\n', i);
      int end = newline < 0 ? text.length() : newline;
      lines.line(i, end);
      i = end + 1;
    }
    return lines.found;
  }

  /** Whether a blank ends a word after which a secret may stand. */
  static boolean mayFollow(String text, int blank) {
    if (blank < 5) {
      return false;
    }
    return switch (text.charAt(blank - 1)) {
      case 's' -> text.startsWith("requirepass", blank - 11);
      case 'h' -> text.startsWith("masterauth", blank - 10);
      case 'w' -> text.startsWith("bindpw", blank - 6) || text.startsWith("rootpw", blank - 6);
      case 'd' -> text.startsWith("password", blank - 8);
      case 'n' -> text.startsWith("uthorization", blank - 12);
      case 'c', 'C' -> text.regionMatches(true, blank - 5, "basic", 0, 5);
      default -> false;
    };
  }

  private void line(int start, int end) {
    int words = words(start, end);
    if (words == 0 || text.charAt(starts[0]) == '#' || text.charAt(starts[0]) == ';') {
      return;
    }
    if (words == 1) {
      passwordLine();
    }
    String first = word(0).toLowerCase(Locale.ROOT);
    boolean next = first.equals("machine") || (first.equals("default") && is(1, words, "login"));
    if (next || (machine && NETRC_KEYS.contains(first))) {
      netrc(next ? first.equals("machine") ? 2 : 1 : 0, words);
      machine = true;
      return;
    }
    machine = false;
    if (words > 1 && PASSWORD.contains(first)) {
      secret(NameKind.PASSWORD, first, 1);
    } else if (words > 2 && HEADER.contains(first)) {
      header(words);
    }
  }

  /** {@code proxy_set_header Authorization "Bearer …";} */
  private void header(int words) {
    String name = word(1);
    NameKind kind = NameKind.of(name);
    boolean scheme = words > 3 && SCHEMES.contains(word(2).toLowerCase(Locale.ROOT));
    if (kind != NameKind.OTHER && (words == 3 || scheme)) {
      secret(kind, name, scheme ? 3 : 2);
    }
  }

  /** {@code machine NAME login USER password PASSWORD}, on one line or on many. */
  private void netrc(int from, int words) {
    for (int i = from; i + 1 < words && NETRC_KEYS.contains(word(i)); i += 2) {
      if (is(i, words, "password")) {
        secret(NameKind.PASSWORD, "password", i + 1);
      }
    }
  }

  /** {@code host:port:database:user:password}; in a file of another name, only if it is plain. */
  private void passwordLine() {
    int[] colons = new int[FIELDS];
    int count = 0;
    for (int i = starts[0]; i < ends[0] && count < FIELDS; i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == ':') {
        colons[count++] = i;
      }
    }
    if (count != FIELDS - 1) {
      return;
    }
    String port = text.substring(colons[0] + 1, colons[1]);
    String password = text.substring(colons[3] + 1, ends[0]);
    boolean full = colons[0] > starts[0] && colons[2] > colons[1] + 1 && colons[3] > colons[2] + 1;
    if (full && isPort(port) && (passwordFile || isPlain(port, password))) {
      add(NameKind.PASSWORD, "password", colons[3] + 1, ends[0]);
    }
  }

  private static boolean isPort(String text) {
    return text.equals("*") || (!text.isEmpty() && text.chars().allMatch(Character::isDigit));
  }

  private static boolean isPlain(String port, String password) {
    return (port.length() > 3 || port.equals("*"))
        && password.length() >= 6
        && password.chars().anyMatch(Character::isDigit)
        && password.chars().anyMatch(c -> c > 'f' || (c > 'F' && c < 'a'));
  }

  private void secret(NameKind kind, String name, int word) {
    int start = starts[word];
    int end = ends[word];
    while (start < end && isMark(text.charAt(start))) {
      start++;
    }
    while (end > start && (isMark(text.charAt(end - 1)) || text.charAt(end - 1) == ';')) {
      end--;
    }
    add(kind, name, start, end);
  }

  private void add(NameKind kind, String name, int start, int end) {
    if (start < end && SecretValue.isSecret(kind, name, text.substring(start, end))) {
      found.add(new Secret(kind.secret(), name, start, end));
    }
  }

  private boolean is(int word, int words, String wanted) {
    return word < words && word(word).equals(wanted);
  }

  /** As written, without quotes around it. */
  private String word(int word) {
    int start = starts[word];
    return text.substring(
        start < ends[word] && isMark(text.charAt(start)) ? start + 1 : start,
        Math.min(ends[word], start + LONGEST_WORD));
  }

  /** Finds the first words of a line, and how many there are. */
  private int words(int from, int to) {
    int words = 0;
    int i = from;
    while (words < MOST_WORDS) {
      while (i < to && text.charAt(i) <= ' ') {
        i++;
      }
      if (i == to) {
        return words;
      }
      starts[words] = i;
      while (i < to && text.charAt(i) > ' ') {
        i++;
      }
      ends[words++] = i;
    }
    return words;
  }

  private static boolean isMark(char c) {
    return c == '"' || c == '\'';
  }
}
