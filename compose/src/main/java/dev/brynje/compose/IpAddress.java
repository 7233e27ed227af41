package dev.brynje.compose;

/** Tells IP addresses as Go's {@code net.ParseIP} does. */
final class IpAddress {
  private static final int GROUPS = 8;

  private IpAddress() {}

  static boolean isOne(String text) {
    return text.indexOf(':') < 0 ? isV4(text) : isV6(text);
  }

  private static boolean isV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      boolean zeros = part.length() > 1 && part.charAt(0) == '0';
      if (part.isEmpty() || part.length() > 3 || zeros || !digits(part, 10)) {
        return false;
      }
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isV6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true) == GROUPS;
    }
    int before = groups(text.substring(0, gap), false);
    int after = groups(text.substring(gap + 2), true);
    return before >= 0 && after >= 0 && before + after < GROUPS;
  }

  /** How many groups there are; less than none when one of them is none. */
  private static int groups(String text, boolean last) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int groups = 0;
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      if (last && i == parts.length - 1 && part.indexOf('.') >= 0) {
        if (!isV4(part)) {
          return -GROUPS;
        }
        groups += 2;
      } else if (part.isEmpty() || part.length() > 4 || !digits(part, 16)) {
        return -GROUPS;
      } else {
        groups++;
      }
    }
    return groups;
  }

  private static boolean digits(String text, int radix) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 'f' || Character.digit(c, radix) < 0) {
        return false;
      }
    }
    return true;
  }
}
