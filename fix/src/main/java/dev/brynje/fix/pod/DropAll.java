package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code drop: [ALL]}; what is added stays. */
final class DropAll implements ContainerFix {
  private static final long FIRST_UNPRIVILEGED = 1024;

  @Override
  public Answer answer(PodSubject subject, Container container, Finding finding) {
    Field capabilities = container.securityContext().get("capabilities");
    List<String> added = capabilities.get("add").strings();
    if (added.stream().anyMatch("ALL"::equalsIgnoreCase)) {
      return new Answer.Left(
          "it adds ALL, of which nothing would be left with drop: [ALL] beside it; name in add what the program needs, then drop ALL");
    }
    List<String> notes = new ArrayList<>();
    if (!added.isEmpty()) {
      notes.add("it keeps what is added: " + String.join(", ", added));
    }
    for (Field port : container.field().get("ports").items()) {
      long number = port.get("containerPort").integer().orElse(FIRST_UNPRIVILEGED);
      if (number < FIRST_UNPRIVILEGED) {
        notes.add(
            "it listens on port %d; where the runtime keeps ports below 1024 to root, let it listen on a higher one"
                .formatted(number));
        break;
      }
    }
    return new Answer.Mend(
        List.of(new Edit.Add(subject.of(container, "capabilities", "drop"), Value.of("ALL"))),
        "Drops ALL capabilities",
        notes);
  }
}
