package dev.brynje.yaml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timestamps that go-yaml takes behind {@code !!timestamp}. */
final class Timestamps {
  private static final int LONGEST = 64;
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
              + "(?:(?:[Tt](\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:\\d\\d))"
              + "|(?: +(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,]\\d+)?))?");

  private Timestamps() {}

  static boolean isTimestamp(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    try {
      LocalDate.of(number(matcher, 1), number(matcher, 2), number(matcher, 3));
    } catch (DateTimeException e) {
      return false;
    }
    return isTime(matcher, 4) && isTime(matcher, 7);
  }

  private static boolean isTime(Matcher matcher, int group) {
    return matcher.group(group) == null
        || (number(matcher, group) < 24
            && number(matcher, group + 1) < 60
            && number(matcher, group + 2) < 60);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
