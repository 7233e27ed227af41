package dev.brynje.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * SHA-256. Looking the algorithm up takes as long as hashing a page, so each thread does it once.
 */
public final class Sha256 {
  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::create);

  private Sha256() {}

  /**
   * Looks the algorithm up on another thread, so that what is hashed later need not wait: the JDK
   * first reads all its security settings.
   */
  public static void prepare() {
    Thread.ofPlatform().daemon().name("sha-256").start(Sha256::create);
  }

  /** {@code sha256:…} with the 64 hexadecimal digits of the bytes' hash. */
  public static String named(byte[] bytes) {
    return "sha256:" + HexFormat.of().formatHex(of(bytes));
  }

  /** The same of a text in UTF-8. */
  public static String named(String text) {
    return named(text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code sha256-…} in Base64, as a Content Security Policy names a script. */
  public static String inPolicy(String text) {
    byte[] hash = of(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(hash);
  }

  /** The first 64 bits of a text's hash, for sets of which a chance collision is no harm. */
  public static long number(String text) {
    return ByteBuffer.wrap(of(text.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  static byte[] of(byte[] bytes) {
    return DIGEST.get().digest(bytes);
  }

  /** A digest for bytes that come one after the other. */
  public static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
