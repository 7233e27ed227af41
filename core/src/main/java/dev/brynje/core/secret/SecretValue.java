package dev.brynje.core.secret;

import java.util.List;
import java.util.Locale;

/** Tells a secret's value from the many other things that stand under a secret's name. */
final class SecretValue {
  private static final List<String> REFERENCES =
      List.of(
          "vault:",
          "op://",
          "ref+",
          "arn:",
          "file:",
          "env:",
          "secret:",
          "secrets:",
          "awssm:",
          "gcpsm:",
          "azurekeyvault:",
          "keyvault",
          "@microsoft.keyvault(",
          "enc[",
          "sops:",
          "projects/",
          "process.env",
          "os.environ",
          "system.getenv",
          "ansible_vault",
          "!vault");

  private static final List<String> DIRECTORIES =
      List.of(
          "/etc/",
          "/run/",
          "/var/",
          "/opt/",
          "/home/",
          "/mnt/",
          "/secrets/",
          "/secret/",
          "/usr/",
          "/tmp/",
          "/root/",
          "/app/",
          "/config/",
          "/data/",
          "/vault/",
          "/srv/");

  /** How much of a value is looked at before it is known to be a secret. */
  private static final int LOOKED_AT = 4096;

  private static final int LEAST_PASSWORD = 6;
  private static final int RANDOM = 12;

  /** Hexadecimal digits of a fingerprint of OpenPGP, and of the end of one that names a key. */
  private static final int FINGERPRINT = 40;

  private static final int KEY_ID = 16;

  private static final int DISTINCT = 8;

  private SecretValue() {}

  /** Whether a value that stands by itself under a name is a secret. */
  static boolean isSecret(NameKind kind, String name, String value) {
    String whole = value.strip();
    String stripped = whole.length() <= LOOKED_AT ? whole : whole.substring(0, LOOKED_AT);
    if (stripped.length() < 3
        || whole.indexOf('\n') >= 0
        || Placeholder.is(kind, name, stripped)
        || refersElsewhere(stripped)
        || isFingerprint(kind, name, stripped)
        || opensCertificatesOnly(name, stripped)
        || isProse(stripped)) {
      return false;
    }
    return switch (kind) {
      case PASSWORD -> !isNumber(stripped) || stripped.length() > 3;
      case SECRET ->
          stripped.length() > 3
              && !isNumber(stripped)
              && !(NameKind.words(name).size() < 2 && namesAThing(stripped));
      case TOKEN, KEY -> isToken(stripped);
      case PERHAPS -> looksRandom(stripped) || isUserAndPassword(name, stripped);
      case OTHER -> false;
    };
  }

  static boolean isFilledIn(String name, String value) {
    String stripped = value.strip();
    return !stripped.isEmpty()
        && !Placeholder.is(NameKind.of(name), name, stripped)
        && (stripped.contains("://")
            ? !KnownForms.in(stripped).isEmpty()
            : !refersElsewhere(stripped));
  }

  /**
   * As HTTP's basic authentication has it: {@code admin:Adm1nPw9}. Under a name that does not say
   * basic, the password must be none of the words that stand after a colon elsewhere.
   */
  private static boolean isUserAndPassword(String name, String value) {
    int colon = value.indexOf(':');
    if (colon < 1 || colon + LEAST_PASSWORD > value.length() - 1) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean ofUser = Character.isLetterOrDigit(c) || "._-@".indexOf(c) >= 0;
      if (Character.isWhitespace(c) || (i < colon && !ofUser)) {
        return false;
      }
    }
    String password = value.substring(colon + 1);
    boolean basic = NameKind.words(name).contains("basic");
    return !isNumber(password)
        && !Placeholder.is(NameKind.PASSWORD, "password", password)
        && (basic || hasLetterAndDigit(password));
  }

  /**
   * The public name of a key, as GnuPG shows it: of {@code GPG_KEY} in any case, of {@code
   * MYSQL_KEY} in capitals only, since tokens in hexadecimal are mostly small.
   */
  private static boolean isFingerprint(NameKind kind, String name, String value) {
    if (kind != NameKind.KEY && kind != NameKind.PERHAPS) {
      return false;
    }
    int start = value.startsWith("0x") ? 2 : 0;
    int digits = value.length() - start;
    if (digits != FINGERPRINT && digits != KEY_ID) {
      return false;
    }
    boolean small = false;
    for (int i = start; i < value.length(); i++) {
      if (Character.digit(value.charAt(i), 16) < 0) {
        return false;
      }
      small |= Character.isLowerCase(value.charAt(i));
    }
    List<String> words = NameKind.words(name);
    return words.contains("gpg")
        || words.contains("pgp")
        || words.contains("apt")
        || (kind == NameKind.PERHAPS && !small && words.getLast().equals("key"));
  }

  /** A trust store holds what is public; its password as Java ships it opens nothing else. */
  private static boolean opensCertificatesOnly(String name, String value) {
    return value.equals("changeit")
        && String.join("", NameKind.words(name)).endsWith("truststorepassword");
  }

  private static boolean isToken(String value) {
    boolean longEnough = value.length() >= 8 || (value.length() >= 5 && hasLetterAndDigit(value));
    return longEnough && !isNumber(value) && !namesAThing(value);
  }

  private static boolean refersElsewhere(String value) {
    if (value.contains("://")) {
      return true;
    }
    String lower = value.toLowerCase(Locale.ROOT);
    for (String reference : REFERENCES) {
      if (lower.startsWith(reference)) {
        return true;
      }
    }
    return isPath(value, lower);
  }

  private static boolean isPath(String value, String lower) {
    if (value.startsWith("./") || value.startsWith("../") || value.startsWith("~/")) {
      return true;
    }
    if (value.charAt(0) != '/') {
      return false;
    }
    for (String directory : DIRECTORIES) {
      if (lower.startsWith(directory)) {
        return true;
      }
    }
    return value.indexOf('/', 1) > 0 && value.equals(lower) && value.indexOf('=') < 0;
  }

  /** Words about a secret, as a form shows them: {@code Enter your password}. */
  private static boolean isProse(String value) {
    boolean spaced = false;
    for (int i = 0; i < value.length() && !spaced; i++) {
      spaced = Character.isWhitespace(value.charAt(i));
    }
    if (!spaced) {
      return false;
    }
    return ".?!:".indexOf(value.charAt(value.length() - 1)) >= 0
        || NameKind.hasSecretWord(NameKind.words(value));
  }

  /** A name instead of a value: {@code db-credentials}, {@code X-XSRF-TOKEN}. */
  private static boolean namesAThing(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Character.isLetter(c) && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return NameKind.hasSecretWord(NameKind.words(value));
  }

  private static boolean isNumber(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Character.isDigit(c) && c != '.' && c != '_') {
        return false;
      }
    }
    return true;
  }

  /** Whether one unbroken part is long and mixes letters and digits as no word does. */
  static boolean looksRandom(String value) {
    int start = 0;
    for (int i = 0; i <= value.length(); i++) {
      char c = i < value.length() ? value.charAt(i) : ' ';
      if (!Character.isLetterOrDigit(c) && c != '+' && c != '/') {
        if (i - start >= RANDOM && isMixed(value.substring(start, i))) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  private static boolean isMixed(String part) {
    return hasLetterAndDigit(part) && part.chars().distinct().limit(DISTINCT).count() == DISTINCT;
  }

  private static boolean hasLetterAndDigit(String value) {
    boolean letter = false;
    boolean digit = false;
    for (int i = 0; i < value.length(); i++) {
      letter |= Character.isLetter(value.charAt(i));
      digit |= Character.isDigit(value.charAt(i));
    }
    return letter && digit;
  }
}
