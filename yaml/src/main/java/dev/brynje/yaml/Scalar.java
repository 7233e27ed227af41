package dev.brynje.yaml;

/**
 * A single value.
 *
 * @param text the string itself for {@link Type#STRING}, else the value as JSON: {@code 0644} is
 *     {@code 420}, {@code yes} is {@code true}, {@code ~} is {@code null}
 */
public record Scalar(Span span, Type type, String text, Style style) implements Node {
  /** The JSON type that kubectl sends. */
  public enum Type {
    STRING,
    INTEGER,
    FLOAT,
    BOOLEAN,
    NULL
  }

  /** Whether it says that there is no value. */
  public boolean isNull() {
    return type == Type.NULL;
  }

  /** How the value is written. */
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }
}
