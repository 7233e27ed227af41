package dev.brynje.yaml;

import java.math.BigDecimal;
import java.math.MathContext;

/** Floating-point numbers as Go writes them. */
final class GoNumber {
  private GoNumber() {}

  /** As {@code encoding/json} writes a finite number: {@code 1}, {@code 0.5}, {@code 1e+21}. */
  static String json(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    Digits digits = digits(Double.toString(Math.abs(value)), value, false);
    double size = Math.abs(value);
    String sign = value < 0 ? "-" : "";
    if (size < 1e-6 || size >= 1e21) {
      return sign + scientific(digits, 1);
    }
    return sign + positional(digits);
  }

  /** As {@code strconv.FormatFloat(value, 'g', -1, 32)}, by which keys are made. */
  static String key(double value) {
    float narrow = (float) value;
    if (Float.isNaN(narrow)) {
      return ".nan";
    }
    if (Float.isInfinite(narrow)) {
      return narrow > 0 ? ".inf" : "-.inf";
    }
    if (narrow == 0) {
      return 1 / narrow < 0 ? "-0" : "0";
    }
    Digits digits = digits(Float.toString(Math.abs(narrow)), narrow, true);
    String sign = narrow < 0 ? "-" : "";
    int exponent = digits.point - 1;
    if (exponent < -4 || exponent >= 6) {
      return sign + scientific(digits, 2);
    }
    return sign + positional(digits);
  }

  /** Significant digits, and how many of them stand before the point. */
  private record Digits(String text, int point) {}

  private static Digits digits(String shortest, double value, boolean narrow) {
    BigDecimal decimal = new BigDecimal(shortest).stripTrailingZeros();
    if (decimal.precision() == 2) {
      // Java always writes two digits, Go one where one is enough: 4.9E-324 is 5e-324.
      BigDecimal one = decimal.round(new MathContext(1));
      double size = Math.abs(value);
      if (narrow ? one.floatValue() == (float) size : one.doubleValue() == size) {
        decimal = one.stripTrailingZeros();
      }
    }
    String text = decimal.unscaledValue().toString();
    return new Digits(text, text.length() - decimal.scale());
  }

  private static String scientific(Digits digits, int exponentDigits) {
    StringBuilder out = new StringBuilder(24).append(digits.text.charAt(0));
    if (digits.text.length() > 1) {
      out.append('.').append(digits.text, 1, digits.text.length());
    }
    int exponent = digits.point - 1;
    out.append('e').append(exponent < 0 ? '-' : '+');
    String power = Integer.toString(Math.abs(exponent));
    return out.append("0".repeat(Math.max(0, exponentDigits - power.length())))
        .append(power)
        .toString();
  }

  private static String positional(Digits digits) {
    int length = digits.text.length();
    if (digits.point <= 0) {
      return "0." + "0".repeat(-digits.point) + digits.text;
    }
    if (digits.point >= length) {
      return digits.text + "0".repeat(digits.point - length);
    }
    return digits.text.substring(0, digits.point) + "." + digits.text.substring(digits.point);
  }
}
