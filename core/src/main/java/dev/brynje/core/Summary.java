package dev.brynje.core;

import java.util.List;
import java.util.Map;

/**
 * An Assessment in figures.
 *
 * @param counted what was read, by name: {@code files}, {@code objects}, {@code containers} …
 * @param passedOver what was read and left alone, by kind
 * @param directories those of other programs that were not entered, by name
 * @param severities findings that are neither waived nor known, by severity, those that are not
 *     told included
 * @param standing what somebody decided about
 * @param rings the rings that were judged
 * @param wins the controls whose satisfaction gains most for least, best first
 */
public record Summary(
    Map<String, Long> counted,
    Map<String, Long> passedOver,
    Map<String, Long> directories,
    Map<Severity, Long> severities,
    Standing standing,
    Map<Ring, RingScore> rings,
    List<Win> wins) {

  /**
   * How many findings do not fail the run because of what somebody decided.
   *
   * @param waived findings that somebody lives with
   * @param known findings that the baseline has and that are not waived
   * @param gone what the baseline has and this run has not found
   */
  public record Standing(long waived, long known, List<Gone> gone) {
    public Standing {
      gone = List.copyOf(gone);
    }

    /** How many findings are gone. */
    public long goneTimes() {
      long times = 0;
      for (Gone one : gone) {
        times += one.times();
      }
      return times;
    }
  }

  /**
   * What a ring's score is made of.
   *
   * @param judged how many times a control was put to a subject
   * @param failed how many of those have a finding that is more than info, waived ones included: a
   *     decision to live with it does not make it better
   * @param weight of all that was judged, by severity
   * @param failedWeight of those that failed
   * @param worst the most severe finding; info when nothing failed
   */
  public record RingScore(
      long judged, long failed, long weight, long failedWeight, Severity worst) {
    /**
     * The weight of what was judged and is as wanted, as a share of all that was judged, in percent
     * rounded down; at most 39 with a critical finding, 69 with a high one, 89 with a medium one,
     * 99 with a low one.
     */
    public int score() {
      long share = weight == 0 ? 100 : 100 * (weight - failedWeight) / weight;
      return (int) Math.min(share, most());
    }

    /** One way in is enough: however much else is right, it bounds the score. */
    private int most() {
      return switch (worst) {
        case CRITICAL -> 39;
        case HIGH -> 69;
        case MEDIUM -> 89;
        case LOW -> 99;
        case INFO -> 100;
      };
    }
  }

  /**
   * Findings that one kind of change would end.
   *
   * @param findings how many
   */
  public record Win(String control, Severity severity, String title, long findings) {}
}
