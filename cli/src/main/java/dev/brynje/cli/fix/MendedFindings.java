package dev.brynje.cli.fix;

import dev.brynje.core.Assessment;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Fix;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.answer.Answer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Findings, each with what was done about it. */
public final class MendedFindings implements Findings {
  private final Findings all;
  private final Map<String, Fix> fixes;

  private MendedFindings(Findings all, Map<String, Fix> fixes) {
    this.all = all;
    this.fixes = fixes;
  }

  /**
   * The Assessment with what was done about its findings.
   *
   * @param fixes by the findings' keys
   */
  public static Assessment in(Assessment assessment, Map<String, Fix> fixes) {
    return new Assessment(
        assessment.tool(),
        assessment.command(),
        assessment.time(),
        assessment.policy(),
        assessment.target(),
        assessment.configured(),
        assessment.inputs(),
        new MendedFindings(assessment.findings(), fixes),
        assessment.unjudged(),
        assessment.decisions(),
        assessment.summary());
  }

  /**
   * What was done about a finding.
   *
   * @param state of what was not left to people
   */
  public static Fix fix(Outcome outcome, Fix.State state) {
    return outcome.answer() instanceof Answer.Mend mend
        ? new Fix(state, mend.what(), mend.notes())
        : new Fix(Fix.State.LEFT, ((Answer.Left) outcome.answer()).reason(), List.of());
  }

  /** Tells a finding from all others of a run. */
  public static String key(Finding finding) {
    return finding.location().words() + ' ' + finding.fingerprint();
  }

  @Override
  public long size() {
    return all.size();
  }

  @Override
  public Iterator<Finding> iterator() {
    Iterator<Finding> remaining = all.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return remaining.hasNext();
      }

      @Override
      public Finding next() {
        Finding finding = remaining.next();
        Fix fix = fixes.get(key(finding));
        return fix == null ? finding : finding.mended(fix);
      }
    };
  }
}
