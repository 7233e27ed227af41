package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.kube.Container;

/** Makes findings of one control about a container go. */
interface ContainerFix {
  Answer answer(PodSubject subject, Container container, Finding finding);
}
