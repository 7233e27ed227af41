package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
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
    if (Windows.sign(subject.pod()).isPresent()) {
      return onWindows(subject, container);
    }
    Optional<String> rootWork = RootWork.in(container);
    if (rootWork.isPresent()) {
      return new Answer.Left(RootWork.reason(rootWork.get()));
    }
    Edit edit = put(subject, container, anyIsRoot(subject));
    List<Edit> edits = new ArrayList<>(List.of(edit));
    // An image that begins as root would not be started with runAsNonRoot alone.
    NumericUser.user().edit(subject, container).ifPresent(edits::add);
    List<String> notes = new ArrayList<>();
    if (!isUserKnown(subject, container)) {
      notes.add(
          "if the image %s says no user by number, add runAsUser with its number beside it"
              .formatted(image(container)));
    }
    if (subject.fileCapability(container).isEmpty()) {
      LowPort.note(subject, container).ifPresent(notes::add);
    }
    return new Answer.Mend(edits, "Sets runAsNonRoot: true", notes);
  }

  private static Edit put(PodSubject subject, Container container, boolean alone) {
    Field own = container.securityContext().get("runAsNonRoot");
    Place place =
        own.present() || subject.partial() || alone
            ? subject.of(container, "runAsNonRoot")
            : subject.ofPod("runAsNonRoot");
    return new Edit.Put(place, Value.of(true));
  }

  /** There the kubelet goes by the user's name. */
  private static Answer onWindows(PodSubject subject, Container container) {
    Pod pod = subject.pod();
    Optional<String> user = Windows.user(pod, container);
    if (user.filter(Windows::isAdministrator).isPresent()) {
      return new Answer.Left(
          "it runs by ContainerAdministrator; set windowsOptions.runAsUserName to another user, as ContainerUser");
    }
    boolean alone =
        pod.containers().stream()
            .anyMatch(one -> Windows.user(pod, one).filter(Windows::isAdministrator).isPresent());
    return new Answer.Mend(
        List.of(put(subject, container, alone)),
        "Sets runAsNonRoot: true",
        user.isPresent()
            ? List.of()
            : List.of(
                "if the image %s runs by ContainerAdministrator, add windowsOptions.runAsUserName: ContainerUser beside it"
                    .formatted(image(container))));
  }

  private static String image(Container container) {
    return container.field().get("image").string().orElse("");
  }

  private static boolean isUserKnown(PodSubject subject, Container container) {
    return container.effective("runAsUser").present() || subject.user(container).isPresent();
  }

  static boolean anyIsRoot(PodSubject subject) {
    return subject.pod().containers().stream()
        .anyMatch(one -> PodSubject.isRoot(one) || RootWork.in(one).isPresent());
  }
}
