package dev.brynje.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a name says of its value. It is read word by word, so that a keyboard is no key. */
enum NameKind {
  PASSWORD(SecretKind.PASSWORD),
  SECRET(SecretKind.SECRET),
  TOKEN(SecretKind.TOKEN),
  KEY(SecretKind.KEY),
  /** Perhaps a secret: only a value that looks random is. */
  PERHAPS(SecretKind.CREDENTIAL),
  OTHER(SecretKind.CREDENTIAL);

  private static final int LONGEST = 200;

  private final SecretKind secret;

  NameKind(SecretKind secret) {
    this.secret = secret;
  }

  SecretKind secret() {
    return secret;
  }

  static NameKind of(String name) {
    if (name.length() > LONGEST || !worthReading(name)) {
      return OTHER;
    }
    List<String> words = words(name);
    while (words.size() > 1 && NameWords.TRANSPARENT.contains(words.getLast())) {
      words.removeLast();
    }
    if (words.isEmpty()) {
      return OTHER;
    }
    String last = words.getLast();
    String before = words.size() > 1 ? words.get(words.size() - 2) : "";
    NameKind kind = of(last, before);
    if (kind == OTHER && !NameWords.ABOUT.contains(last) && hasSecretWord(words)) {
      kind = PERHAPS;
    }
    boolean isPublic = words.contains("public") || words.contains("publishable");
    return isPublic && kind != PASSWORD ? OTHER : kind;
  }

  private static NameKind of(String last, String before) {
    if (isPassword(last) || (last.equals("credentials") && before.equals("bind"))) {
      return PASSWORD;
    }
    if (last.endsWith("secret")) {
      return SECRET;
    }
    boolean taken = NameWords.TAKES_TOKEN.contains(before);
    boolean given = taken && (last.equals("pat") || last.equals("auth"));
    if (given || last.endsWith("token") || last.equals("authorization")) {
      return TOKEN;
    }
    if (NameWords.KEYS.contains(last)
        || (last.equals("key") && NameWords.BEFORE_KEY.contains(before))) {
      return KEY;
    }
    if (last.equals("key") && NameWords.NOT_BEFORE_KEY.contains(before)) {
      return OTHER;
    }
    return NameWords.MAYBE.contains(last) ? PERHAPS : OTHER;
  }

  /** Whether one of the words of a text is a word for a secret. */
  static boolean hasSecretWord(List<String> words) {
    for (String word : words) {
      if (isPassword(word)
          || NameWords.KEYS.contains(word)
          || word.endsWith("secret")
          || word.endsWith("secrets")
          || word.endsWith("token")
          || word.startsWith("credential")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPassword(String word) {
    return NameWords.PASSWORDS.contains(word)
        || word.endsWith("password")
        || (word.endsWith("passwd") && !word.equals("nopasswd"))
        || word.endsWith("passord")
        || word.endsWith("passphrase")
        || (word.endsWith("pwd") && !word.equals("oldpwd"));
  }

  /**
   * The words of a name in lower case: {@code dbPassword2}, {@code DB_PASSWORD}, {@code API-Key}.
   */
  static List<String> words(String name) {
    List<String> words = new ArrayList<>(4);
    int start = -1;
    for (int i = 0; i <= name.length(); i++) {
      char c = i < name.length() ? name.charAt(i) : ' ';
      if (!Character.isLetter(c)) {
        add(words, name, start, i);
        start = -1;
      } else if (start < 0) {
        start = i;
      } else if (Character.isUpperCase(c) && beginsWord(name, i)) {
        add(words, name, start, i);
        start = i;
      }
    }
    return words;
  }

  private static boolean beginsWord(String name, int i) {
    return Character.isLowerCase(name.charAt(i - 1))
        || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1)));
  }

  private static void add(List<String> words, String name, int start, int end) {
    if (start >= 0) {
      words.add(name.substring(start, end).toLowerCase(Locale.ROOT));
    }
  }

  /** Most names hold none of these; they are let go without being cut into words. */
  private static boolean worthReading(String name) {
    for (int i = 0; i < name.length(); i++) {
      boolean found =
          switch (name.charAt(i)) {
            case 'p', 'P' ->
                has(name, i, "pass")
                    || has(name, i, "pwd")
                    || has(name, i, "pw")
                    || (i + 3 == name.length() && has(name, i, "pat"));
            case 's', 'S' -> has(name, i, "secret") || has(name, i, "salt");
            case 't', 'T' -> has(name, i, "token");
            case 'k', 'K' -> has(name, i, "key");
            case 'c', 'C' -> has(name, i, "cred");
            case 'a', 'A' -> has(name, i, "auth");
            default -> false;
          };
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(String name, int at, String part) {
    return name.regionMatches(true, at, part, 0, part.length());
  }
}
