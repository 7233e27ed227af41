package dev.brynje.workload.secret;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Texts within base64, as ConfigMaps and Secrets hold them. */
final class Base64Text {
  private Base64Text() {}

  /** The text; empty when the value is no base64 (RFC 4648, line breaks allowed) or no UTF-8. */
  static String decoded(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(withoutBreaks(base64));
    } catch (IllegalArgumentException _) {
      return "";
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return "";
    }
  }

  private static String withoutBreaks(String base64) {
    return base64.indexOf('\n') < 0 && base64.indexOf('\r') < 0
        ? base64
        : base64.replace("\n", "").replace("\r", "");
  }
}
