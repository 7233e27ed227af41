package dev.brynje.kube;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A resource quantity, as {@code 500m}, {@code 1.5Gi} or {@code 1e3}, as exact as the API server
 * keeps it: to the billionth, rounded away from zero, and at most 2<sup>63</sup>-1.
 *
 * <p>No BigDecimal, because that class alone takes a tenth of a start.
 *
 * @param signum -1, 0 or 1
 * @param whole base units, as cores or bytes, without their sign
 * @param billionths what comes on top, below one unit
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
public record Quantity(int signum, long whole, int billionths) implements Comparable<Quantity> {
  private static final int LONGEST = 64;
  private static final String BINARY = "KMGTPE";

  /** As exactly as a fraction is read, so that 1024 of it fit into a long. */
  private static final int PLACES = 15;

  private static final long ONE = 1_000_000_000_000_000L;
  private static final long BILLIONTH = ONE / 1_000_000_000;

  /** Reads a quantity; empty when the API server would refuse it. */
  public static Optional<Quantity> of(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int point = afterDigits(text, start);
    boolean pointed = point < text.length() && text.charAt(point) == '.';
    int end = pointed ? afterDigits(text, point + 1) : point;
    String digits = text.substring(start, point) + text.substring(pointed ? point + 1 : end, end);
    String suffix = text.substring(end);
    int kibi =
        suffix.length() == 2 && suffix.endsWith("i") ? 1 + BINARY.indexOf(suffix.charAt(0)) : 0;
    OptionalInt exponent = kibi > 0 ? OptionalInt.of(0) : exponent(suffix);
    if (digits.isEmpty() || exponent.isEmpty()) {
      return Optional.empty();
    }
    int places = point - start + exponent.getAsInt();
    return Optional.of(read(text.startsWith("-"), digits, places, kibi));
  }

  /** So many base units. */
  public static Quantity of(long units) {
    return new Quantity(Long.signum(units), Math.abs(units), 0);
  }

  /**
   * Reads digits.
   *
   * @param places how many of them stand before the decimal point
   * @param kibi how many times they are multiplied by 1024
   */
  private static Quantity read(boolean negative, String digits, int places, int kibi) {
    long whole = 0;
    for (int i = 0; i < places; i++) {
      whole = scaled(whole, 10, digit(digits, i));
    }
    long fraction = 0;
    for (int i = places; i < places + PLACES; i++) {
      fraction = fraction * 10 + digit(digits, i);
    }
    for (int i = 0; i < kibi; i++) {
      fraction *= 1024;
      whole = scaled(whole, 1024, fraction / ONE);
      fraction %= ONE;
    }
    boolean inexact = hasMore(digits, places + PLACES);
    long billionths = (fraction + (inexact ? BILLIONTH : BILLIONTH - 1)) / BILLIONTH;
    whole = scaled(whole, 1, billionths / 1_000_000_000);
    int rest = whole == Long.MAX_VALUE ? 0 : (int) (billionths % 1_000_000_000);
    int sign = negative ? -1 : 1;
    return new Quantity(whole == 0 && rest == 0 ? 0 : sign, whole, rest);
  }

  private static long scaled(long value, int factor, long more) {
    return value > (Long.MAX_VALUE - more) / factor ? Long.MAX_VALUE : value * factor + more;
  }

  private static int digit(String digits, int place) {
    return place >= 0 && place < digits.length() ? digits.charAt(place) - '0' : 0;
  }

  private static boolean hasMore(String digits, int from) {
    for (int i = Math.max(0, from); i < digits.length(); i++) {
      if (digits.charAt(i) != '0') {
        return true;
      }
    }
    return false;
  }

  private static OptionalInt exponent(String suffix) {
    return switch (suffix) {
      case "" -> OptionalInt.of(0);
      case "n" -> OptionalInt.of(-9);
      case "u" -> OptionalInt.of(-6);
      case "m" -> OptionalInt.of(-3);
      case "k" -> OptionalInt.of(3);
      case "M" -> OptionalInt.of(6);
      case "G" -> OptionalInt.of(9);
      case "T" -> OptionalInt.of(12);
      case "P" -> OptionalInt.of(15);
      case "E" -> OptionalInt.of(18);
      default -> written(suffix);
    };
  }

  /** As {@code e3} or {@code E-6}. */
  private static OptionalInt written(String suffix) {
    boolean signed = suffix.length() > 1 && (suffix.charAt(1) == '-' || suffix.charAt(1) == '+');
    int start = signed ? 2 : 1;
    int digits = suffix.length() - start;
    boolean form = suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E';
    return form && digits >= 1 && digits <= 4 && afterDigits(suffix, start) == suffix.length()
        ? OptionalInt.of(Integer.parseInt(suffix.substring(1)))
        : OptionalInt.empty();
  }

  private static int afterDigits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /** In base units, as {@code 1536} or {@code -0.5}. */
  public String plain() {
    String sign = signum < 0 ? "-" : "";
    if (billionths == 0) {
      return sign + whole;
    }
    String places = Integer.toString(1_000_000_000 + billionths).substring(1);
    int end = places.length();
    while (places.charAt(end - 1) == '0') {
      end--;
    }
    return sign + whole + "." + places.substring(0, end);
  }

  @Override
  public int compareTo(Quantity other) {
    if (signum != other.signum) {
      return Integer.compare(signum, other.signum);
    }
    int size = Long.compare(whole, other.whole);
    return signum * (size == 0 ? Integer.compare(billionths, other.billionths) : size);
  }
}
