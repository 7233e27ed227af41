package dev.brynje.fix.compose;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;

/** The kernel may end a service when memory runs out, if that was asked for. */
final class Killable implements ServiceFix {
  private static final String DISABLED = "oom_kill_disable";
  private static final String BREAKS = "it is ended when memory runs out";
  private static final ServiceFix SWITCH = Unsafe.off(BREAKS, DISABLED);
  private static final ServiceFix SCORE = Unsafe.gone("oom_score_adj", BREAKS);

  @Override
  public Answer answer(ServiceSubject subject, Finding finding) {
    return (finding.field().equals(DISABLED) ? SWITCH : SCORE).answer(subject, finding);
  }
}
