package dev.brynje.network.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads addresses as Go's {@code netip.ParseAddr} does, but for zones. */
final class AddressReader {
  private static final int GROUPS = 8;

  private AddressReader() {}

  static Optional<Address> read(String text) {
    if (text.length() > 45) {
      return Optional.empty();
    }
    return text.indexOf(':') < 0 ? four(text).map(AddressReader::address) : six(text);
  }

  private static Address address(long four) {
    return new Address(false, 0, four);
  }

  private static Optional<Long> four(String text) {
    List<String> parts = List.of(text.split("\\.", -1));
    if (parts.size() != 4) {
      return Optional.empty();
    }
    long value = 0;
    for (String part : parts) {
      int number = number(part, 10, 3);
      if (number < 0 || number > 255 || (part.length() > 1 && part.charAt(0) == '0')) {
        return Optional.empty();
      }
      value = value << 8 | number;
    }
    return Optional.of(value);
  }

  private static Optional<Address> six(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return Optional.of(groups(text))
          .filter(groups -> groups.size() == GROUPS)
          .map(AddressReader::of);
    }
    List<Integer> before = gap == 0 ? List.of() : groups(text.substring(0, gap));
    String after = text.substring(gap + 2);
    List<Integer> rest = after.isEmpty() ? List.of() : groups(after);
    boolean isBroken =
        (gap > 0 && before.isEmpty())
            || (!after.isEmpty() && rest.isEmpty())
            || text.substring(0, gap).indexOf('.') >= 0;
    if (isBroken || before.size() + rest.size() >= GROUPS) {
      return Optional.empty();
    }
    List<Integer> all = new ArrayList<>(before);
    while (all.size() < GROUPS - rest.size()) {
      all.add(0);
    }
    all.addAll(rest);
    return Optional.of(of(all));
  }

  /** Groups of 16 bits, of which the last two may be written as version 4; none if one is wrong. */
  private static List<Integer> groups(String text) {
    List<Integer> groups = new ArrayList<>();
    List<String> parts = List.of(text.split(":", -1));
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (i == parts.size() - 1 && part.indexOf('.') >= 0) {
        Optional<Long> four = four(part);
        if (four.isEmpty()) {
          return List.of();
        }
        groups.add((int) (four.get() >> 16));
        groups.add((int) (four.get() & 0xFFFF));
      } else {
        int number = number(part, 16, 4);
        if (number < 0) {
          return List.of();
        }
        groups.add(number);
      }
    }
    return groups;
  }

  private static Address of(List<Integer> groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < GROUPS; i++) {
      if (i < GROUPS / 2) {
        high = high << 16 | groups.get(i);
      } else {
        low = low << 16 | groups.get(i);
      }
    }
    return new Address(true, high, low);
  }

  /** A number of ASCII digits; -1 when it is none, or longer than allowed. */
  private static int number(String text, int radix, int most) {
    if (text.isEmpty() || text.length() > most) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }
}
