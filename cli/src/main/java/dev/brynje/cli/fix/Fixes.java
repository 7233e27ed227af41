package dev.brynje.cli.fix;

import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Fix;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.answer.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was done about each finding, for the answer that tells all of them. */
public final class Fixes {
  private final Map<String, Fix> byFinding = new HashMap<>();

  /**
   * Notes what became of a finding.
   *
   * @param state of what was not left to people
   */
  public void add(Outcome outcome, Fix.State state) {
    byFinding.put(key(outcome.finding()), fix(outcome.answer(), state));
  }

  private static Fix fix(Answer answer, Fix.State state) {
    return answer instanceof Answer.Mend mend
        ? new Fix(state, mend.what(), mend.notes())
        : new Fix(Fix.State.LEFT, ((Answer.Left) answer).reason(), List.of());
  }

  /** The findings, each with what was done about it. */
  public Findings of(Findings all) {
    return all.changed(finding -> {
      Fix fix = byFinding.get(key(finding));
      return fix == null ? finding : finding.mended(fix);
    });
  }

  private static String key(Finding finding) {
    return finding.location().words() + ' ' + finding.fingerprint();
  }
}
