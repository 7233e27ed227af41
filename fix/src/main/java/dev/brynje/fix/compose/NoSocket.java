package dev.brynje.fix.compose;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;

/** The engine's socket is taken away, if that was asked for. */
final class NoSocket implements ServiceFix {
  private static final String API = "use_api_socket";
  private static final String BREAKS = "it no longer starts, stops or sees containers";
  private static final ServiceFix MOUNT = Unsafe.entry("volumes", BREAKS);
  private static final ServiceFix SETTING = Unsafe.off(BREAKS, API);

  @Override
  public Answer answer(ServiceSubject subject, Finding finding) {
    return (finding.field().equals(API) ? SETTING : MOUNT).answer(subject, finding);
  }
}
