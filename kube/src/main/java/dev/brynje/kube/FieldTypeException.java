package dev.brynje.kube;

import dev.brynje.yaml.Span;

/**
 * A field holds a value of a type that the API server would refuse. It is thrown by the typed reads
 * of {@link Field} and carries no stack trace: it is about the manifest, not about this program.
 */
public final class FieldTypeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Field field;
  private final String reason;

  FieldTypeException(Field field, String expected, String actual) {
    this(field, "%s must be %s, but is %s".formatted(field.path(), expected, actual));
  }

  private FieldTypeException(Field field, String reason) {
    super(reason, null, false, false);
    this.field = field;
    this.reason = reason;
  }

  /** The field, what it must be and what it is, one line. */
  public String reason() {
    return reason;
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
