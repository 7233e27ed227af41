package dev.brynje.yaml.edit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a text's characters are bytes.
 *
 * @param mark the byte order mark as a character, or nothing
 */
public record Encoding(Charset charset, String mark) {
  private static final String MARK = "\uFEFF";

  private static final List<Encoding> ALL =
      List.of(
          new Encoding(StandardCharsets.UTF_8, ""),
          new Encoding(StandardCharsets.UTF_8, MARK),
          new Encoding(StandardCharsets.UTF_16LE, MARK),
          new Encoding(StandardCharsets.UTF_16BE, MARK));

  /** By which the text and the bytes are the same; empty when something in the bytes is lost. */
  public static Optional<Encoding> of(byte[] bytes, String text) {
    return ALL.stream().filter(one -> Arrays.equals(one.bytes(text), bytes)).findFirst();
  }

  /** The text in bytes, with its byte order mark. */
  public byte[] bytes(String text) {
    return (mark + text).getBytes(charset);
  }
}
