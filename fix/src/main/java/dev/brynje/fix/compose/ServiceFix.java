package dev.brynje.fix.compose;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;

/** Makes findings of one control about services go. */
interface ServiceFix {
  /**
   * What can be done.
   *
   * @return edits at places within the service
   */
  Answer answer(ServiceSubject subject, Finding finding);
}
