package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.kube.Container;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;

/** {@code allowPrivilegeEscalation: false}. */
final class NoEscalation implements ContainerFix {
  @Override
  public Answer answer(PodSubject subject, Container container, Finding finding) {
    boolean admin =
        container.securityContext().at("capabilities", "add").strings().stream()
            .anyMatch(name -> name.endsWith("SYS_ADMIN"));
    return admin
        ? new Answer.Left(
            "the API server refuses it beside the capability SYS_ADMIN; remove that one first")
        : new Answer.Mend(
            "Sets allowPrivilegeEscalation: false",
            new Edit.Put(subject.of(container, "allowPrivilegeEscalation"), Value.of(false)));
  }
}
