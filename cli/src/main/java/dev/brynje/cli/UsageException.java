package dev.brynje.cli;

/** The command line is wrong. Its message is the one line that the user sees. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UsageException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
