package dev.brynje.compose;

import java.util.Locale;
import java.util.OptionalLong;

/** Amounts of memory, as {@code 512m} or {@code 1.5GiB}; units are powers of 1024. */
public final class ByteSize {
  private static final String UNITS = "bkmgtp";

  private ByteSize() {}

  /** The bytes that a text stands for, if it is an amount. */
  public static OptionalLong of(String text) {
    int end = text.length();
    while (end > 0 && "0123456789. ".indexOf(text.charAt(end - 1)) < 0) {
      end--;
    }
    String unit = text.substring(end).toLowerCase(Locale.ROOT);
    String number = text.substring(0, end);
    if (number.endsWith(" ")) {
      number = number.substring(0, number.length() - 1);
    }
    if (text.matches("[+-]?\\d{1,18}")) {
      return OptionalLong.of(Long.parseLong(text));
    }
    if (!number.matches("\\+?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d{1,3})?") || !isUnit(unit)) {
      return OptionalLong.empty();
    }
    double size = Double.parseDouble(number);
    int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit.charAt(0));
    return OptionalLong.of((long) (size * Math.pow(1024, power)));
  }

  private static boolean isUnit(String unit) {
    if (unit.isEmpty() || unit.equals("b")) {
      return true;
    }
    boolean known = UNITS.indexOf(unit.charAt(0)) > 0;
    String rest = unit.substring(1);
    return known && (rest.isEmpty() || rest.equals("b") || rest.equals("ib"));
  }
}
