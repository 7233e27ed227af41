package dev.brynje.fix.image;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user other than root that an image can run by.
 *
 * @param uid its number
 * @param gid the number of its group, where it is known
 * @param source where this is known from, as a person would say it
 */
public record ImageUser(long uid, OptionalLong gid, String source) {
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,10})(?::(\\d{1,10}))?");

  /** As {@code USER} and {@code user:} name it; empty for root, and for names. */
  public static Optional<ImageUser> of(String numbers, String source) {
    Matcher matcher = NUMBERS.matcher(numbers);
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      return Optional.empty();
    }
    String group = matcher.group(2);
    return Optional.of(
        new ImageUser(
            Long.parseLong(matcher.group(1)),
            group == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(group)),
            source));
  }
}
