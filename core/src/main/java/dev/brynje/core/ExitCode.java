package dev.brynje.core;

import java.util.OptionalInt;

/** What a command tells the shell. */
public final class ExitCode {
  /** Nothing reaches the threshold. */
  public static final int OK = 0;

  /** A finding reaches the threshold, or a decision is deny. */
  public static final int FOUND = 1;

  /** The run failed, or something asked for could not be judged. It wins over {@link #FOUND}. */
  public static final int UNJUDGED = 2;

  private ExitCode() {}

  /**
   * The exit code of an Assessment.
   *
   * @param failOn the severity from which a finding fails the run
   * @param found what to say instead of {@link #FOUND}
   */
  public static int of(Assessment assessment, Severity failOn, OptionalInt found) {
    if (!assessment.unjudged().isEmpty()) {
      return UNJUDGED;
    }
    boolean reached =
        assessment.summary().severities().entrySet().stream()
            .anyMatch(count -> count.getKey().reaches(failOn) && count.getValue() > 0);
    boolean denied = assessment.decisions().stream().anyMatch(decision -> !decision.allowed());
    return reached || denied ? found.orElse(FOUND) : OK;
  }
}
