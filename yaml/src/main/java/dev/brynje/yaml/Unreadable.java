package dev.brynje.yaml;

/** Ends the reading of one document; its problem says why. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Unreadable(Span span, String message, String advice) {
    super(message, null, false, false);
    this.problem = new Problem(span, message, advice);
  }

  Problem problem() {
    return problem;
  }
}
