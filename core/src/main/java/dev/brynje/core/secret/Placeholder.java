package dev.brynje.core.secret;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells what stands in for a secret that is filled in later: what says so itself ({@code CHANGEME},
 * {@code <password>}, {@code ${PASSWORD}}, {@code your-password}, {@code xxx}), what says that
 * there is none ({@code none}, {@code null}), and what only repeats the name. A default that works
 * as it stands is a password, however poor: {@code changeit}, {@code password}, {@code secret}.
 */
final class Placeholder {
  private static final Set<String> WORDS =
      Set.of(
          "changeme",
          "changethis",
          "replaceme",
          "replacethis",
          "replace",
          "fillme",
          "setme",
          "placeholder",
          "example",
          "sample",
          "dummy",
          "fake",
          "todo",
          "tbd",
          "fixme",
          "none",
          "null",
          "nil",
          "undefined",
          "unset",
          "empty",
          "na",
          "redacted",
          "masked",
          "hidden",
          "removed",
          "secret",
          "true",
          "false",
          "yes",
          "no",
          "on",
          "off",
          "string",
          "str",
          "int",
          "integer",
          "bool",
          "boolean",
          "object",
          "required",
          "optional",
          "disabled",
          "enabled",
          "default",
          "auto",
          "generated",
          "buildonly",
          "buildtime",
          "buildtimeonly",
          "forbuildonly",
          "onlyforbuild",
          "notused",
          "unused",
          "notneeded",
          "ignored");

  private static final List<String> BEGINNINGS =
      List.of("your", "replace", "insert", "enter", "changeme", "mypassword", "puthere");

  private static final List<String> PARTS =
      List.of("changeme", "placeholder", "example", "dummy", "redacted", "replaceme", "notreal");

  private static final String FILLERS = "xX*.-_?#•…";

  private Placeholder() {}

  /**
   * @param name what the value is called; a value that repeats it is none, and unless a password is
   *     asked for, one that repeats its end
   */
  static boolean is(NameKind kind, String name, String value) {
    return value.isBlank() || isTemplate(value) || isFiller(value) || isWord(kind, name, value);
  }

  private static boolean isTemplate(String value) {
    char first = value.charAt(0);
    char last = value.charAt(value.length() - 1);
    char second = value.length() > 1 ? value.charAt(1) : ' ';
    return switch (first) {
      case '$' -> second == '{' || second == '(' || second == '$' || isVariable(value, 1);
      case '{' -> second == '{' || second == '%' || last == '}';
      case '<' -> last == '>' || second == '%';
      case '%' -> last == '%' || second == '(' || second == '{';
      case '[' -> last == ']';
      case '#' -> second == '{';
      case '@', '_' -> value.length() > 2 && last == first;
      default -> value.contains("{{") || value.contains("${");
    };
  }

  private static boolean isVariable(String value, int from) {
    if (from >= value.length() || Character.isDigit(value.charAt(from))) {
      return false;
    }
    for (int i = from; i < value.length(); i++) {
      if (!Character.isLetterOrDigit(value.charAt(i)) && value.charAt(i) != '_') {
        return false;
      }
    }
    return true;
  }

  private static boolean isFiller(String value) {
    char first = value.charAt(0);
    if (FILLERS.indexOf(first) < 0) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      if (value.charAt(i) != first) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWord(NameKind kind, String name, String value) {
    String letters = letters(value);
    if (letters.isEmpty()) {
      return false;
    }
    boolean wordsAlone = value.chars().noneMatch(Character::isDigit);
    boolean password = kind == NameKind.PASSWORD;
    if (wordsAlone && WORDS.contains(letters) && !(password && letters.equals("secret"))) {
      return true;
    }
    String called = letters(name);
    boolean repeats = password ? called.equals(letters) : called.endsWith(letters);
    if (wordsAlone && letters.length() > 3 && repeats) {
      return true;
    }
    for (String beginning : BEGINNINGS) {
      if (wordsAlone && letters.startsWith(beginning)) {
        return true;
      }
    }
    for (String part : PARTS) {
      if (letters.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetter(text.charAt(i))) {
        letters.append(text.charAt(i));
      }
    }
    return letters.toString().toLowerCase(Locale.ROOT);
  }
}
