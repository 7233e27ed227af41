package dev.brynje.kube;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A resource quantity, as {@code 500m}, {@code 1.5Gi} or {@code 1e3}.
 *
 * @param value in base units: cores, bytes
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
  private static final Pattern FORM =
      Pattern.compile(
          "([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+))([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d{1,4})?");
  private static final int LONGEST = 64;

  /** Reads a quantity; empty when the API server would refuse it. */
  public static Optional<Quantity> of(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(form.group(1));
    String suffix = form.group(2) == null ? "" : form.group(2);
    return Optional.of(new Quantity(number.multiply(factor(suffix))));
  }

  private static BigDecimal factor(String suffix) {
    return switch (suffix) {
      case "" -> BigDecimal.ONE;
      case "n" -> BigDecimal.ONE.scaleByPowerOfTen(-9);
      case "u" -> BigDecimal.ONE.scaleByPowerOfTen(-6);
      case "m" -> BigDecimal.ONE.scaleByPowerOfTen(-3);
      case "k" -> BigDecimal.ONE.scaleByPowerOfTen(3);
      case "M" -> BigDecimal.ONE.scaleByPowerOfTen(6);
      case "G" -> BigDecimal.ONE.scaleByPowerOfTen(9);
      case "T" -> BigDecimal.ONE.scaleByPowerOfTen(12);
      case "P" -> BigDecimal.ONE.scaleByPowerOfTen(15);
      case "E" -> BigDecimal.ONE.scaleByPowerOfTen(18);
      case "Ki" -> power(1);
      case "Mi" -> power(2);
      case "Gi" -> power(3);
      case "Ti" -> power(4);
      case "Pi" -> power(5);
      case "Ei" -> power(6);
      default -> BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)));
    };
  }

  private static BigDecimal power(int exponent) {
    return BigDecimal.valueOf(1024).pow(exponent);
  }

  @Override
  public int compareTo(Quantity other) {
    return value.compareTo(other.value);
  }
}
