package dev.brynje.yaml;

import java.nio.charset.StandardCharsets;

/** Bytes to text as kubectl decodes a file: by its byte order mark, else as UTF-8. */
final class Decoding {
  /** Stands for a byte that is not UTF-8 where kubectl passes it on; YAML allows it nowhere. */
  static final char NOT_UTF8 = '\uFFFE';

  private static final char REPLACEMENT = '\uFFFD';

  private Decoding() {}

  /** The text without its byte order mark; what is malformed becomes U+FFFD. */
  static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      String text = utf8(bytes, 3, REPLACEMENT);
      return JsonParser.isJson(text) ? text : utf8(bytes, 3, NOT_UTF8);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return utf16(bytes, 0);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return utf16(bytes, 1);
    }
    return utf8(bytes, 0, REPLACEMENT);
  }

  private static String utf8(byte[] bytes, int from, char replacement) {
    String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    // The JDK replaces an encoded surrogate once, Go each of its bytes.
    return text.indexOf(REPLACEMENT) < 0 ? text : replacing(bytes, from, replacement, false);
  }

  /**
   * UTF-8 with one U+FFFD for each byte that belongs to no character, as Go's JSON writer has it.
   */
  static String bytewise(byte[] bytes) {
    return replacing(bytes, 0, REPLACEMENT, true);
  }

  private static String replacing(byte[] bytes, int from, char replacement, boolean each) {
    StringBuilder out = new StringBuilder(bytes.length - from);
    for (int i = from; i < bytes.length; ) {
      int needed = sequenceLength(bytes[i]);
      int present = wellFormed(bytes, i, needed);
      if (present < needed || needed == 0) {
        out.append(replacement);
        i += each ? 1 : Math.max(1, present);
      } else {
        out.append(new String(bytes, i, needed, StandardCharsets.UTF_8));
        i += needed;
      }
    }
    return out.toString();
  }

  /** How many bytes a character that starts so takes (RFC 3629), 0 if none does. */
  private static int sequenceLength(byte first) {
    int lead = first & 0xFF;
    if (lead < 0x80) {
      return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }

  /** How many bytes from a place on could begin a character of that length. */
  private static int wellFormed(byte[] bytes, int at, int length) {
    int lead = bytes[at] & 0xFF;
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    int count = 1;
    while (count < length && at + count < bytes.length) {
      int next = bytes[at + count] & 0xFF;
      if (next < lowest || next > highest) {
        return count;
      }
      lowest = 0x80;
      highest = 0xBF;
      count++;
    }
    return count;
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
