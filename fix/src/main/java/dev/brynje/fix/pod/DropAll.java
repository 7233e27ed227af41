package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.image.FileCapability;
import dev.brynje.fix.image.ImageUser;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code drop: [ALL]}; what is added stays. */
final class DropAll implements ContainerFix {
  @Override
  public Answer answer(PodSubject subject, Container container, Finding finding) {
    Field capabilities = container.securityContext().get("capabilities");
    List<String> added = capabilities.get("add").strings();
    if (added.stream().anyMatch("ALL"::equalsIgnoreCase)) {
      return new Answer.Left(
          "it adds ALL, of which nothing would be left with drop: [ALL] beside it; name in add what the program needs, then drop ALL");
    }
    Optional<String> rootWork = RootWork.in(container);
    if (rootWork.isPresent()) {
      return new Answer.Left(RootWork.reason(rootWork.get()));
    }
    boolean root = container.effective("runAsUser").integer().orElse(-1) == 0;
    Optional<ImageUser> user = subject.user(container);
    if (root && user.isPresent()) {
      return new Answer.Left(
          "it begins as root and becomes another user itself, which takes capabilities; set runAsUser to %d first, by which the image can run"
              .formatted(user.get().uid()));
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit.Add(subject.of(container, "capabilities", "drop"), Value.of("ALL")));
    List<String> notes = new ArrayList<>();
    if (root) {
      notes.add(
          "it runs as root, and what root may do besides, as chown or becoming another user, it no longer may");
    }
    // An image that begins as root needs capabilities to become another user.
    NumericUser.user().edit(subject, container).ifPresent(edits::add);
    Optional<FileCapability> own =
        subject.fileCapability(container).filter(one -> !added.contains(one.name()));
    if (own.isPresent()) {
      String name = own.get().name();
      edits.add(new Edit.Add(subject.of(container, "capabilities", "add"), Value.of(name)));
      notes.add("its program is not executed without " + name + ", which its file carries");
    }
    if (!added.isEmpty()) {
      notes.add("it keeps what is added: " + String.join(", ", added));
    }
    if (own.isEmpty()) {
      LowPort.note(subject, container).ifPresent(notes::add);
    }
    return new Answer.Mend(edits, "Drops ALL capabilities", notes);
  }
}
