package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code runAsNonRoot: true}: for the pod, unless one of its containers is to be root. */
final class NonRoot implements ContainerFix {
  @Override
  public Answer answer(PodSubject subject, Container container, Finding finding) {
    if (container.effective("runAsUser").integer().orElse(-1) == 0) {
      return new Answer.Left(
          "runAsUser is 0 here, and with runAsNonRoot the kubelet would not start it; let the image"
              + " run by another user, and set runAsUser to that number");
    }
    Optional<String> rootWork = RootWork.in(container);
    if (rootWork.isPresent()) {
      return new Answer.Left(RootWork.reason(rootWork.get()));
    }
    Field own = container.securityContext().get("runAsNonRoot");
    Place place =
        own.present() || subject.partial() || anyIsRoot(subject)
            ? subject.of(container, "runAsNonRoot")
            : subject.ofPod("runAsNonRoot");
    List<Edit> edits = new ArrayList<>(List.of(new Edit.Put(place, Value.of(true))));
    // An image that begins as root would not be started with runAsNonRoot alone.
    NumericUser.user().edit(subject, container).ifPresent(edits::add);
    return new Answer.Mend(
        edits,
        "Sets runAsNonRoot: true",
        isUserKnown(subject, container)
            ? List.of()
            : List.of(
                "if the image %s says no user by number, add runAsUser with its number beside it"
                    .formatted(container.field().get("image").string().orElse(""))));
  }

  private static boolean isUserKnown(PodSubject subject, Container container) {
    return container.effective("runAsUser").present() || subject.user(container).isPresent();
  }

  static boolean anyIsRoot(PodSubject subject) {
    return subject.pod().containers().stream()
        .anyMatch(one -> PodSubject.isRoot(one) || RootWork.in(one).isPresent());
  }
}
