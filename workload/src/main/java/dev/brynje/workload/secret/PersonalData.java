package dev.brynje.workload.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Something in a text that identifies a person. As with secrets, it holds the place alone.
 *
 * @param start offset of its first character
 * @param end offset after its last character
 */
record PersonalData(Kind kind, int start, int end) {
  /** What identifies the person. */
  enum Kind {
    NATIONAL_ID("a national identity number", "national identity numbers"),
    EMAIL("a person's e-mail address", "e-mail addresses of persons");

    private final String one;
    private final String many;

    Kind(String one, String many) {
      this.one = one;
      this.many = many;
    }

    String words(int count) {
      return count == 1 ? one : count + " " + many;
    }
  }

  private static final int ID_LENGTH = 11;

  /** RFC 5321, section 4.5.3.1. */
  private static final int LONGEST_LOCAL = 64;

  private static final int LONGEST_DOMAIN = 255;
  private static final int[] FIRST_WEIGHTS = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
  private static final int[] SECOND_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

  private static final Set<String> FUNCTIONS =
      Set.of(
          "abuse",
          "admin",
          "administrator",
          "alert",
          "alerts",
          "alertmanager",
          "api",
          "app",
          "backup",
          "billing",
          "bot",
          "build",
          "ci",
          "contact",
          "cron",
          "dev",
          "devops",
          "donotreply",
          "drift",
          "email",
          "faktura",
          "feedback",
          "firmapost",
          "git",
          "grafana",
          "hello",
          "help",
          "helpdesk",
          "hostmaster",
          "hr",
          "info",
          "it",
          "jenkins",
          "jobs",
          "kontakt",
          "kundeservice",
          "legal",
          "mail",
          "mailer",
          "marketing",
          "me",
          "monitor",
          "monitoring",
          "name",
          "news",
          "newsletter",
          "noc",
          "noreply",
          "notification",
          "notifications",
          "office",
          "operations",
          "ops",
          "ordre",
          "order",
          "orders",
          "personvern",
          "platform",
          "post",
          "postmaster",
          "postmottak",
          "press",
          "privacy",
          "receipts",
          "regnskap",
          "reply",
          "root",
          "sales",
          "salg",
          "security",
          "sender",
          "service",
          "shop",
          "sikkerhet",
          "smtp",
          "sre",
          "support",
          "system",
          "team",
          "test",
          "user",
          "username",
          "vakt",
          "web",
          "webmaster",
          "you",
          "your");

  private static final Set<String> RESERVED =
      Set.of("example", "invalid", "localhost", "test", "local", "internal", "cluster", "svc");

  /**
   * What a text holds, in order: e-mail addresses of persons, Norwegian national identity numbers.
   */
  static List<PersonalData> in(String text) {
    List<PersonalData> found = new ArrayList<>(0);
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      int end = i + 1;
      if (c == '@') {
        end = email(text, i, found);
      } else if (isDigit(c)) {
        end = digits(text, i, found);
      }
      i = end;
    }
    return found;
  }

  private static int email(String text, int at, List<PersonalData> found) {
    int earliest = found.isEmpty() ? 0 : found.getLast().end;
    int start = at;
    while (start > earliest && isLocal(text.charAt(start - 1))) {
      start--;
    }
    int end = at + 1;
    while (end < text.length() && isDomain(text.charAt(end))) {
      end++;
    }
    while (end > at + 1 && !Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    char before = start > 0 ? text.charAt(start - 1) : ' ';
    boolean inUrl = before == ':' || before == '/';
    if (start < at
        && at - start <= LONGEST_LOCAL
        && end - at <= LONGEST_DOMAIN
        && !inUrl
        && isPublicDomain(text.substring(at + 1, end))
        && !isFunction(text.substring(start, at))) {
      found.add(new PersonalData(Kind.EMAIL, start, end));
    }
    return end;
  }

  private static boolean isPublicDomain(String domain) {
    int dot = domain.lastIndexOf('.');
    if (dot < 1) {
      return false;
    }
    String lower = domain.toLowerCase(Locale.ROOT);
    String top = lower.substring(dot + 1);
    String second = lower.substring(lower.lastIndexOf('.', dot - 1) + 1, dot);
    return top.length() >= 2
        && top.chars().allMatch(Character::isLetter)
        && !RESERVED.contains(top)
        && !second.equals("example");
  }

  private static boolean isFunction(String local) {
    String lower = local.toLowerCase(Locale.ROOT);
    for (String part : lower.split("[^\\p{L}]+", -1)) {
      if (FUNCTIONS.contains(part)) {
        return true;
      }
    }
    return FUNCTIONS.contains(lower.replace("-", "").replace("_", ""));
  }

  private static int digits(String text, int start, List<PersonalData> found) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    boolean alone =
        (start == 0 || !isWordPart(text.charAt(start - 1)))
            && (end == text.length() || !isWordPart(text.charAt(end)));
    if (alone && end - start == ID_LENGTH && isNationalId(text, start)) {
      found.add(new PersonalData(Kind.NATIONAL_ID, start, end));
    }
    return end;
  }

  /**
   * Fødselsnummer and D-number: a day (with 40 added in a D-number), a month and a year, and two
   * check digits by modulo 11. The numbers that authorities make for tests have other months.
   *
   * @see <a
   *     href="https://www.skatteetaten.no/en/person/national-registry/birth-and-name-selection/children-born-in-norway/national-id-number/">National
   *     identity number</a>
   */
  private static boolean isNationalId(String text, int start) {
    int day = number(text, start) % 40;
    int month = number(text, start + 2);
    boolean dated = number(text, start) <= 71 && day >= 1 && day <= 31 && month >= 1 && month <= 12;
    return dated && sum(text, start, FIRST_WEIGHTS) == 0 && sum(text, start, SECOND_WEIGHTS) == 0;
  }

  private static int number(String text, int at) {
    return digit(text, at) * 10 + digit(text, at + 1);
  }

  private static int sum(String text, int start, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * digit(text, start + i);
    }
    return sum % 11;
  }

  private static int digit(String text, int at) {
    return text.charAt(at) - '0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-';
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
  }

  private static boolean isDomain(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }
}
