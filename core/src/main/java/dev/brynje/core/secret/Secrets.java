package dev.brynje.core.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Recognises secrets: by form wherever they stand (a private key, a provider's token, a password in
 * a URL), and by the name that they are given ({@code DB_PASSWORD}, {@code api-key}). Placeholders,
 * references to a secret elsewhere, and names that only tell about a secret ({@code PASSWORD_FILE})
 * are none.
 *
 * <p>It takes time in proportion to the text, whatever the text is.
 */
public final class Secrets {
  /** What is shown instead of a secret; it does not tell the secret's length. */
  public static final String MASK = "••••••••";

  private static final int SHORTEST_TOKEN = 20;

  private Secrets() {}

  /** The secrets that the value of a name is or holds, by their place in the value. */
  public static List<Secret> of(String name, String value) {
    List<Secret> formed = KnownForms.in(value);
    if (!formed.isEmpty()) {
      return formed.stream().map(secret -> secret.named(name)).toList();
    }
    NameKind kind = NameKind.of(name);
    if (kind != NameKind.OTHER && SecretValue.isSecret(kind, name, value)) {
      int start = firstOf(value);
      return List.of(new Secret(kind.secret(), name, start, value.stripTrailing().length()));
    }
    List<Secret> named = together(AssignmentScanner.in(value), ScriptScanner.in(value));
    return together(together(named, Calls.in(value)), KnownLines.in(name, value));
  }

  /**
   * The secrets in a text of any kind (properties, environment files, YAML, JSON, INI, scripts), by
   * their place. Names count where they are given a value on the same line, except in comments.
   */
  public static List<Secret> in(String text) {
    if (!mayHoldAny(text) || Harmless.isKnown(text)) {
      return List.of();
    }
    List<Secret> named = together(AssignmentScanner.in(text), ScriptScanner.in(text));
    List<Secret> placed = together(together(named, Calls.in(text)), KnownLines.in("", text));
    List<Secret> found = together(KnownForms.in(text), placed);
    if (found.isEmpty()) {
      Harmless.learn(text);
    }
    return found;
  }

  /** Those of two lists as one, in order and apart from each other. */
  static List<Secret> together(List<Secret> some, List<Secret> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return some.isEmpty() ? others : some;
    }
    List<Secret> all = new ArrayList<>(some);
    all.addAll(others);
    all.sort(Comparator.comparingInt(Secret::start));
    List<Secret> apart = new ArrayList<>();
    for (Secret secret : all) {
      boolean again = !apart.isEmpty() && apart.getLast().overlaps(secret);
      apart.add(again ? merged(apart.removeLast(), secret) : secret);
    }
    return apart;
  }

  /** The text with every secret in it masked; the same when it holds none. */
  public static String masked(String text) {
    List<Secret> secrets = in(text);
    if (secrets.isEmpty()) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int shown = 0;
    for (Secret secret : secrets) {
      masked.append(text, shown, secret.start()).append(MASK);
      shown = secret.end();
    }
    return masked.append(text, shown, text.length()).toString();
  }

  /** The beginning of a text, masked before it is cut, since half a secret is not recognised. */
  public static String shortened(String text, int longest) {
    String masked = masked(text);
    return masked.length() <= longest ? masked : masked.substring(0, longest) + "…";
  }

  /** Whether a name says that its value is a secret. */
  public static boolean isSecretName(String name) {
    return NameKind.of(name) != NameKind.OTHER;
  }

  /**
   * Whether a value that stands where only secrets do is filled in: it is neither empty nor a
   * placeholder nor a reference to where the secret is.
   */
  public static boolean isFilledIn(String name, String value) {
    return SecretValue.isFilledIn(name, value);
  }

  /**
   * Most sentences and names hold neither what parts a name from its value nor a word as long as
   * the shortest token, and need no closer look.
   */
  private static boolean mayHoldAny(String text) {
    int word = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':' || c == '=' || c == '@' || c == '>') {
        return true;
      }
      if (c <= ' ' && (KnownLines.mayFollow(text, i) || mayTake(text, i))) {
        return true;
      }
      word = isOfWord(c) ? word + 1 : 0;
      boolean option = c == '-' && i > 0 && text.charAt(i - 1) == '-';
      if (word == SHORTEST_TOKEN || option || (c == '-' && ScriptScanner.isOption(text, i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a blank ends the name of a program that takes a secret without an option. */
  private static boolean mayTake(String text, int blank) {
    return switch (blank > 2 ? text.charAt(blank - 1) : ' ') {
      case 'd', 'D' -> ends(text, blank, "passwd") || Calls.mayFollow(text, blank);
      case 'l' -> ends(text, blank, "rabbitmqctl") || ends(text, blank, "openssl");
      case 'r' -> ends(text, blank, "composer") || ends(text, blank, "net user");
      case 'c' -> ends(text, blank, " mc");
      case 't' -> ends(text, blank, "config set");
      case '<' -> ends(text, blank, "<<<");
      default -> false;
    };
  }

  private static boolean ends(String text, int at, String word) {
    return text.startsWith(word, at - word.length());
  }

  private static boolean isOfWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '.';
  }

  /** Both at once: what the form tells of the kind, what the name tells of the name. */
  private static Secret merged(Secret one, Secret other) {
    return new Secret(
        one.name().isEmpty() ? one.kind() : other.kind(),
        one.name().isEmpty() ? other.name() : one.name(),
        Math.min(one.start(), other.start()),
        Math.max(one.end(), other.end()));
  }

  private static int firstOf(String value) {
    int start = 0;
    while (start < value.length() && Character.isWhitespace(value.charAt(start))) {
      start++;
    }
    return start;
  }
}
