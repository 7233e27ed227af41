package dev.brynje.core;

import java.util.List;
import java.util.Map;
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
    boolean fails = reached(assessment.summary(), failOn) || denied(assessment.decisions());
    return fails ? found.orElse(FOUND) : OK;
  }

  /** The one of two that says more: that something failed, then that something was found. */
  public static int worse(int one, int other) {
    if (one == UNJUDGED || other == UNJUDGED) {
      return UNJUDGED;
    }
    return one == OK ? other : one;
  }

  private static boolean reached(Summary summary, Severity failOn) {
    for (Map.Entry<Severity, Long> count : summary.severities().entrySet()) {
      if (count.getKey().reaches(failOn) && count.getValue() > 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean denied(List<Decision> decisions) {
    for (Decision decision : decisions) {
      if (!decision.allowed()) {
        return true;
      }
    }
    return false;
  }
}
