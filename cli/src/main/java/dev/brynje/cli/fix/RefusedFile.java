package dev.brynje.cli.fix;

/** A file that cannot be what it was given as; its message says why and where. */
public final class RefusedFile extends Exception {
  private static final long serialVersionUID = 1;

  RefusedFile(String message) {
    super(message, null, false, false);
  }

  /** What is wrong, where, and what to do. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
