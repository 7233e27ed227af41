package dev.brynje.yaml;

import java.nio.charset.StandardCharsets;

/** Bytes to text as kubectl decodes a file: by its byte order mark, else as UTF-8. */
final class Decoding {
  private static final char REPLACEMENT = '\uFFFD';

  private Decoding() {}

  /** The text without its byte order mark; what is malformed becomes U+FFFD. */
  static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return utf8(bytes, 3);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return utf16(bytes, 0);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return utf16(bytes, 1);
    }
    return utf8(bytes, 0);
  }

  /** UTF-8 with one U+FFFD for each byte that belongs to no character, as Go has it. */
  static String goUtf8(byte[] bytes) {
    return utf8(bytes, 0);
  }

  private static String utf8(byte[] bytes, int from) {
    String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    // The JDK replaces a broken sequence once, Go each of its bytes.
    return text.indexOf(REPLACEMENT) < 0 ? text : utf8Slowly(bytes, from);
  }

  private static String utf8Slowly(byte[] bytes, int from) {
    StringBuilder out = new StringBuilder(bytes.length - from);
    for (int i = from; i < bytes.length; ) {
      int length = sequenceLength(bytes, i);
      if (length == 0) {
        out.append(REPLACEMENT);
        i++;
      } else {
        out.append(new String(bytes, i, length, StandardCharsets.UTF_8));
        i += length;
      }
    }
    return out.toString();
  }

  /** Length of the well-formed character at a place (RFC 3629), 0 if there is none. */
  private static int sequenceLength(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    if (lead < 0x80) {
      return 1;
    }
    int length =
        lead >= 0xC2 && lead <= 0xDF
            ? 2
            : lead >> 4 == 0xE ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    if (length == 0 || at + length > bytes.length) {
      return 0;
    }
    int second = bytes[at + 1] & 0xFF;
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static String utf16(byte[] bytes, int highAt) {
    StringBuilder out = new StringBuilder(bytes.length / 2);
    for (int i = 2; i + 1 < bytes.length; i += 2) {
      char c = (char) ((bytes[i + highAt] & 0xFF) << 8 | (bytes[i + 1 - highAt] & 0xFF));
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 3 < bytes.length
              && Character.isLowSurrogate(
                  (char) ((bytes[i + 2 + highAt] & 0xFF) << 8 | (bytes[i + 3 - highAt] & 0xFF)));
      boolean closes =
          !out.isEmpty()
              && Character.isLowSurrogate(c)
              && Character.isHighSurrogate(out.charAt(out.length() - 1));
      out.append(Character.isSurrogate(c) && !paired && !closes ? REPLACEMENT : c);
    }
    if (bytes.length % 2 != 0) {
      out.append(REPLACEMENT);
    }
    return out.toString();
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
