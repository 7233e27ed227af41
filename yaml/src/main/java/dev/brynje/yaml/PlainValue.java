package dev.brynje.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a scalar means: YAML 1.1 as go-yaml v2 resolves it, then as JSON has it.
 *
 * @param text the string itself, or the value as JSON
 * @param key the value as a mapping's key; null where it cannot be one
 */
record PlainValue(Scalar.Type type, String text, @Nullable String key) {
  /** A value that does not fit its tag, or that JSON cannot carry. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message, null, false, false);
    }
  }

  private static final int LONGEST_SHOWN = 40;

  static final String TAG_PREFIX = "tag:yaml.org,2002:";

  private static final PlainValue NULL = new PlainValue(Scalar.Type.NULL, "null", null);
  private static final PlainValue TRUE = new PlainValue(Scalar.Type.BOOLEAN, "true", "true");
  private static final PlainValue FALSE = new PlainValue(Scalar.Type.BOOLEAN, "false", "false");

  static PlainValue string(String text) {
    return new PlainValue(Scalar.Type.STRING, text, text);
  }

  /** Whether a plain text can be anything but a string. */
  static boolean mayBeMore(String text) {
    if (text.isEmpty()) {
      return true;
    }
    char c = text.charAt(0);
    return (c >= '0' && c <= '9') || "+-.~yYnNtTfFoO".indexOf(c) >= 0;
  }

  /** A plain scalar without a tag. */
  static PlainValue plain(String text) {
    if (!mayBeMore(text)) {
      return string(text);
    }
    PlainValue word = word(text);
    if (word != null) {
      return word;
    }
    char c = text.charAt(0);
    if (c == '.') {
      String digits = Decimals.withoutUnderscores(text);
      return Decimals.isFloat(digits) ? orString(Decimals.parse(digits), text) : string(text);
    }
    return Character.isLetter(c) || c == '~' ? string(text) : number(text);
  }

  /** A scalar with a tag, however it is quoted. */
  static PlainValue tagged(String tag, String text) throws Unfit {
    if (!tag.startsWith(TAG_PREFIX)) {
      return string(text);
    }
    String name = tag.substring(TAG_PREFIX.length());
    return switch (name) {
      case "binary" -> string(decodeBase64(text));
      case "null" -> expect(Scalar.Type.NULL, plain(text), name, text);
      case "bool" -> expect(Scalar.Type.BOOLEAN, plain(text), name, text);
      case "int" -> integer(text);
      case "float" -> floating(text);
      case "timestamp" -> {
        if (!Timestamps.isTimestamp(text)) {
          throw new Unfit("\"" + shortened(text) + "\" is not a timestamp");
        }
        yield string(text);
      }
      default -> string(text);
    };
  }

  /** The value as JSON, which knows no NaN. */
  void requireJson() throws Unfit {
    if (type == Scalar.Type.FLOAT && text.isEmpty()) {
      throw new Unfit("infinity and NaN do not exist in JSON");
    }
  }

  private static PlainValue expect(Scalar.Type type, PlainValue value, String tag, String text)
      throws Unfit {
    if (value.type != type) {
      throw new Unfit("\"" + shortened(text) + "\" is not a !!" + tag);
    }
    return value;
  }

  private static PlainValue integer(String text) throws Unfit {
    PlainValue value = plain(text);
    if (!Integers.isInteger(text)) {
      throw new Unfit("\"" + shortened(text) + "\" is not an !!int");
    }
    return value;
  }

  private static PlainValue floating(String text) throws Unfit {
    PlainValue value = plain(text);
    if (Integers.isInteger(text)) {
      if (value.type == Scalar.Type.INTEGER) {
        return ofDouble((double) Long.parseLong(value.text));
      }
    } else if (value.key != null && value.type != Scalar.Type.STRING && isNumber(value.type)) {
      return value;
    }
    throw new Unfit("\"" + shortened(text) + "\" is not a !!float");
  }

  private static boolean isNumber(Scalar.Type type) {
    return type == Scalar.Type.INTEGER || type == Scalar.Type.FLOAT;
  }

  private static PlainValue number(String text) {
    String digits = text.indexOf('_') < 0 ? text : text.replace("_", "");
    PlainValue integer = Integers.parse(digits);
    if (integer != null) {
      return integer;
    }
    if (Decimals.isFloat(digits)) {
      return orString(Decimals.parse(digits), text);
    }
    return string(text);
  }

  private static PlainValue orString(double value, String text) {
    return Double.isInfinite(value) ? string(text) : ofDouble(value);
  }

  /** A float; kubectl writes it as JSON and reads it again, so that 1.0 becomes the integer 1. */
  static PlainValue ofDouble(double value) {
    String key = GoNumber.key(value);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return new PlainValue(Scalar.Type.FLOAT, "", key);
    }
    String text = GoNumber.json(value);
    if (text.equals("-0")) {
      return new PlainValue(Scalar.Type.INTEGER, "0", key);
    }
    boolean whole = Math.abs(value) < 0x1p63 && text.indexOf('.') < 0 && text.indexOf('e') < 0;
    return new PlainValue(whole ? Scalar.Type.INTEGER : Scalar.Type.FLOAT, text, key);
  }

  private static @Nullable PlainValue word(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> NULL;
      case "y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> TRUE;
      case "n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> FALSE;
      case ".nan", ".NaN", ".NAN" -> ofDouble(Double.NaN);
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> ofDouble(Double.POSITIVE_INFINITY);
      case "-.inf", "-.Inf", "-.INF" -> ofDouble(Double.NEGATIVE_INFINITY);
      default -> null;
    };
  }

  private static String decodeBase64(String text) throws Unfit {
    try {
      String compact = text.replace("\n", "").replace("\r", "");
      if (compact.length() % 4 != 0) {
        throw new Unfit("!!binary does not hold base64 with its padding");
      }
      return Decoding.bytewise(
          Base64.getDecoder().decode(compact.getBytes(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      throw new Unfit("!!binary does not hold base64");
    }
  }

  /** For a message: on one line, and not long. */
  static String shortened(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length() && line.length() < LONGEST_SHOWN; i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? '\uFFFD' : c);
    }
    return line.length() < text.length() ? line.append("...").toString() : line.toString();
  }
}
