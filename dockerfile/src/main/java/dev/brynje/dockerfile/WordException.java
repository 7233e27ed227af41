package dev.brynje.dockerfile;

/** A word whose quotes or variables cannot be read; the message says why. */
@SuppressWarnings("serial") // it never leaves this package
final class WordException extends RuntimeException {
  private static final String CORRECT =
      "correct its quotes and braces; a $ that is no variable is written \\$";

  private final String advice;

  WordException(String message) {
    this(message, CORRECT);
  }

  WordException(String message, String advice) {
    super(message, null, false, false);
    this.advice = advice;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  String advice() {
    return advice;
  }
}
