package dev.brynje.dockerfile;

/** The grammar of addresses, version 4 and 6, without zones. */
final class InternetAddress {
  private static final int GROUPS = 8;

  private InternetAddress() {}

  static boolean isOne(String text) {
    return text.indexOf(':') < 0 ? isVersion4(text) : isVersion6(text);
  }

  private static boolean isVersion4(String text) {
    String[] parts = text.split("\\.", -1);
    for (String part : parts) {
      boolean digits = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
      boolean led = part.length() > 1 && part.startsWith("0");
      if (!digits || led || part.length() > 3 || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return parts.length == 4;
  }

  private static boolean isVersion6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text) == GROUPS;
    }
    int before = gap == 0 ? 0 : groups(text.substring(0, gap));
    String rest = text.substring(gap + 2);
    int after = rest.isEmpty() ? 0 : groups(rest);
    // Those before the gap hold no address of version 4.
    boolean dotted = text.substring(0, gap).indexOf('.') >= 0;
    return before >= 0 && after >= 0 && !dotted && before + after < GROUPS;
  }

  /** How many groups there are; of what is none, less than 0. */
  private static int groups(String text) {
    String[] groups = text.split(":", -1);
    int count = groups.length;
    for (int i = 0; i < groups.length; i++) {
      if (i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
        count = isVersion4(groups[i]) ? count + 1 : -1;
      } else if (!isGroup(groups[i])) {
        return -1;
      }
    }
    return count;
  }

  private static boolean isGroup(String text) {
    return !text.isEmpty()
        && text.length() <= 4
        && text.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
  }
}
