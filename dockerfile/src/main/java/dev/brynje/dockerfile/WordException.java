package dev.brynje.dockerfile;

/** A word whose quotes or variables cannot be read; the message says why. */
@SuppressWarnings("serial") // it never leaves this package
final class WordException extends RuntimeException {
  WordException(String message) {
    super(message, null, false, false);
  }
}
