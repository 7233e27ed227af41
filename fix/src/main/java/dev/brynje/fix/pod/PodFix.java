package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;

/** Makes findings of one control about a whole pod go. */
interface PodFix {
  Answer answer(PodSubject subject, Finding finding);
}
