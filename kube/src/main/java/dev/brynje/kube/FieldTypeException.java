package dev.brynje.kube;

import dev.brynje.yaml.Span;

/**
 * A field holds a value of a type that the API server would refuse. It is thrown by the typed reads
 * of {@link Field} and carries no stack trace: it is about the manifest, not about this program.
 */
public final class FieldTypeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Field field;
  private final String expected;

  FieldTypeException(Field field, String expected, String actual) {
    super("%s, but is %s".formatted(demand(field, expected), actual), null, false, false);
    this.field = field;
    this.expected = expected;
  }

  /** The field, what it must be and what it is, one line. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** The same without what it is, for a value that is secret. */
  public String reasonWithoutValue() {
    return demand(field, expected);
  }

  private static String demand(Field field, String expected) {
    return field.path() + " must be " + expected;
  }

  /** The field that was read. */
  public Field field() {
    return field;
  }

  /** Where its value is written. */
  public Span span() {
    return field.span();
  }
}
