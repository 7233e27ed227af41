package dev.brynje.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Secrets in quotes where no sign gives them to a name: {@code IDENTIFIED BY 'X'} and {@code
 * PASSWORD 'X'} of SQL, {@code db.auth("user", "X")} of MongoDB.
 */
final class Calls {
  private static final int LONGEST = 256;

  private Calls() {}

  /** The secrets, in order and apart from each other. */
  static List<Secret> in(String text) {
    List<Secret> found = new ArrayList<>(0);
    int last = 0;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      int from = -1;
      if ((c == ' ' || c == '(') && ends(text, i, "password") && isOfUser(text, i)) {
        from = i;
      } else if (c == ' ' && ends(text, i, " by") && ends(text, i - 3, "identified")) {
        from = i;
      } else if (c == '(' && ends(text, i, ".auth")) {
        from = afterComma(text, i);
      }
      int end = from < last ? -1 : quoted(text, from, found);
      if (end > 0) {
        last = end;
        i = end;
      }
    }
    return found;
  }

  /** Whether a text that a blank ends may be one of these. */
  static boolean mayFollow(String text, int blank) {
    return ends(text, blank, "password") || ends(text, blank, "identified");
  }

  /** {@code CREATE USER … PASSWORD}, not any sentence with the word. */
  private static boolean isOfUser(String text, int at) {
    String before = text.substring(Math.max(0, at - LONGEST), at).toLowerCase(Locale.ROOT);
    return before.contains("user ") || before.contains("role ") || before.contains("set password");
  }

  private static boolean ends(String text, int at, String word) {
    return text.regionMatches(true, at - word.length(), word, 0, word.length());
  }

  private static int afterComma(String text, int from) {
    int limit = Math.min(text.length(), from + LONGEST);
    int comma = text.indexOf(',', from, limit);
    return comma < 0 ? -1 : comma + 1;
  }

  /** Where the quoted word after blanks ends; -1 when there is none, or it holds no secret. */
  private static int quoted(String text, int from, List<Secret> found) {
    int start = from;
    while (start < text.length() && " (\\".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    if (start == text.length() || "'\"".indexOf(text.charAt(start)) < 0) {
      return -1;
    }
    int limit = Math.min(text.length(), start + LONGEST);
    int end = text.indexOf(text.charAt(start), start + 1, limit);
    if (end < 0) {
      return -1;
    }
    int to = text.charAt(end - 1) == '\\' ? end - 1 : end;
    if (to <= start + 1) {
      return -1;
    }
    String value = text.substring(start + 1, to);
    // After a quote that closes, what stands before the next one is no value.
    boolean whole = value.indexOf('\n') < 0 && !value.startsWith(" ") && !value.startsWith(",");
    if (!whole || !SecretValue.isSecret(NameKind.PASSWORD, "password", value)) {
      return -1;
    }
    found.add(new Secret(SecretKind.PASSWORD, "password", start + 1, to));
    return end;
  }
}
