package dev.brynje.yaml;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Integers in the forms that Go's {@code ParseInt} takes with base 0, and go-yaml beyond. */
final class Integers {
  private static final BigInteger MAX_UNSIGNED =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private Integers() {}

  static boolean isInteger(String text) {
    return !text.isEmpty()
        && "+-0123456789".indexOf(text.charAt(0)) >= 0
        && parse(text.replace("_", "")) != null;
  }

  /** The integer's value, or null where the digits, without underscores, are none. */
  static @Nullable PlainValue parse(String digits) {
    boolean signed = digits.startsWith("-") || digits.startsWith("+");
    boolean negative = digits.startsWith("-");
    int start = signed ? 1 : 0;
    if (start == digits.length()) {
      return null;
    }
    int base = 10;
    if (digits.charAt(start) == '0' && digits.length() > start + 1) {
      char kind = (char) (digits.charAt(start + 1) | 0x20);
      base = kind == 'x' ? 16 : kind == 'o' || kind == 'b' ? (kind == 'o' ? 8 : 2) : 8;
      start += kind == 'x' || kind == 'o' || kind == 'b' ? 2 : 1;
    }
    String magnitude = digits.substring(start);
    if (!areDigits(magnitude, base)) {
      return oddBinary(digits);
    }
    // 400 hexadecimal digits hold every number that any base could still fit in 64 bits.
    String significant = withoutLeadingZeros(magnitude);
    if (significant.length() > 64) {
      return null;
    }
    if (significant.length() <= 15 && base == 10) {
      long small = Long.parseLong(significant);
      return of(negative ? -small : small);
    }
    BigInteger value = new BigInteger(significant, base);
    if (negative) {
      value = value.negate();
    }
    if (value.bitLength() <= 63) {
      return of(value.longValueExact());
    }
    // ParseUint takes no sign.
    return !signed && value.compareTo(MAX_UNSIGNED) <= 0 ? unsigned(value) : null;
  }

  private static PlainValue of(long value) {
    String text = Long.toString(value);
    return new PlainValue(Scalar.Type.INTEGER, text, text);
  }

  /** Beyond 63 bits JSON's reader makes a float of it; go-yaml takes it for no key. */
  private static PlainValue unsigned(BigInteger value) {
    return new PlainValue(Scalar.Type.FLOAT, GoNumber.json(value.doubleValue()), null);
  }

  /** go-yaml parses what follows {@code 0b} once more, with a sign of its own. */
  private static @Nullable PlainValue oddBinary(String digits) {
    if (digits.startsWith("0b+") || digits.startsWith("0b-")) {
      String magnitude = digits.substring(3);
      if (areDigits(magnitude, 2) && withoutLeadingZeros(magnitude).length() <= 63) {
        long value = Long.parseLong(withoutLeadingZeros(magnitude), 2);
        return of(digits.charAt(2) == '-' ? -value : value);
      }
    }
    return null;
  }

  private static boolean areDigits(String text, int base) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || Character.digit(c, base) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static String withoutLeadingZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }
}
