package dev.brynje.core.secret;

import java.util.List;
import java.util.Map;

/**
 * Where programs take a secret as a word without an option: {@code rabbitmqctl add_user NAME
 * PASSWORD}. A star is any word, a question mark a name that says that a secret follows, and the
 * exclamation mark is the secret.
 */
final class Positions {
  /** The longest of them. */
  static final int MOST = 8;

  private static final Map<String, List<String[]>> PROGRAMS =
      Map.ofEntries(
          Map.entry("htpasswd", all("* * !", "* * * !")),
          Map.entry("rabbitmqctl", all("add_user * !", "change_password * !")),
          Map.entry("aws", all("configure set ? !")),
          Map.entry("npm", all("config set ? !", "set ? !")),
          Map.entry("yarn", all("config set ? !")),
          Map.entry("pnpm", all("config set ? !")),
          Map.entry("poetry", all("config http-basic.* * !", "config pypi-token.* !")),
          Map.entry(
              "composer",
              all(
                  "config http-basic.* * !",
                  "config github-oauth.* !",
                  "config gitlab-token.* !",
                  "config bearer.* !")),
          Map.entry("net", all("user * !")),
          Map.entry(
              "mc", all("alias set * * * !", "config host add * * * !", "admin user add * * !")));

  private Positions() {}

  static boolean know(String program) {
    return PROGRAMS.containsKey(program);
  }

  /** Whether the last of the words that follow a program, options left out, is a secret. */
  static boolean isSecret(String program, List<String> words) {
    for (String[] pattern : PROGRAMS.getOrDefault(program, List.of())) {
      if (pattern.length == words.size() && fits(pattern, words)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(String[] pattern, List<String> words) {
    for (int i = 0; i < pattern.length - 1; i++) {
      String wanted = pattern[i];
      String word = words.get(i);
      boolean fits =
          switch (wanted) {
            case "*" -> true;
            case "?" -> NameKind.of(word) != NameKind.OTHER;
            default ->
                wanted.endsWith("*")
                    ? word.startsWith(wanted.substring(0, wanted.length() - 1))
                    : word.equals(wanted);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static List<String[]> all(String... patterns) {
    String[][] split = new String[patterns.length][];
    for (int i = 0; i < patterns.length; i++) {
      split[i] = patterns[i].split(" ");
    }
    return List.of(split);
  }
}
