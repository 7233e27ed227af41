package dev.brynje.core.baseline;

/** A file is no baseline, or cannot be read or written. Its message is one line. */
public final class RefusedBaseline extends Exception {
  private static final long serialVersionUID = 1;

  RefusedBaseline(String message) {
    super(message);
  }

  /** What is wrong, and what to do. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
