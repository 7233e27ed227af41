package dev.brynje.core.assessment;

/** What was read is no Assessment. Its message is one line that begins with the place. */
public final class RefusedAssessment extends Exception {
  private static final long serialVersionUID = 1;

  RefusedAssessment(String message) {
    super(message);
  }

  /** What is wrong, as {@code file:line:column: what}. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
