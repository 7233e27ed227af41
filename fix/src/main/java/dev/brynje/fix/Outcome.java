package dev.brynje.fix;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import java.util.List;

/**
 * What became of a finding.
 *
 * @param answer what can be done
 * @param proposal its number among those of what is changed as one; negative when nothing is
 *     proposed
 */
public record Outcome(Finding finding, Answer answer, int proposal) {
  /** A finding that is left to people. */
  public static Outcome left(Finding finding, String reason) {
    return new Outcome(finding, new Answer.Left(reason), -1);
  }

  /** Whether the source was changed for it. */
  public boolean isMended() {
    return answer instanceof Answer.Mend;
  }

  /** What should be known of the change; nothing when there is none. */
  public List<String> notes() {
    return answer instanceof Answer.Mend mend ? mend.notes() : List.of();
  }
}
