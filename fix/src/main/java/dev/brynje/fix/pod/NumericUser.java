package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.image.ImageUser;
import dev.brynje.kube.Container;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A user or group by number, where that of the image is known: for the pod, when all its containers
 * have the same.
 */
final class NumericUser implements ContainerFix {
  private final String setting;
  private final Function<ImageUser, OptionalLong> number;

  private NumericUser(String setting, Function<ImageUser, OptionalLong> number) {
    this.setting = setting;
    this.number = number;
  }

  static NumericUser user() {
    return new NumericUser("runAsUser", user -> OptionalLong.of(user.uid()));
  }

  static NumericUser group() {
    return new NumericUser("runAsGroup", ImageUser::gid);
  }

  @Override
  public Answer answer(PodSubject subject, Container container, Finding finding) {
    OptionalLong known = known(subject, container);
    if (known.isEmpty()) {
      return new Answer.Left(reason(subject, container));
    }
    List<String> notes = new ArrayList<>();
    Optional<ImageUser> user = subject.user(container);
    user.ifPresent(one -> notes.add("the number is known from " + one.source()));
    if (setting.equals("runAsUser") && subject.fileCapability(container).isEmpty()) {
      LowPort.note(subject, container).ifPresent(notes::add);
    }
    List<Edit> edits = new ArrayList<>(List.of(put(subject, container, known)));
    if (setting.equals("runAsUser")
        && !isShared(subject)
        && Mounts.hasOwned(subject.pod(), container)) {
      OptionalLong group = FsGroup.group(subject);
      if (group.isPresent()) {
        edits.add(new Edit.Put(subject.ofPod("fsGroup"), Value.of(group.getAsLong())));
        notes.add("fsGroup lets it write to what it mounts, which may be root's");
      } else {
        notes.add(
            "what it mounts may be root's; fsGroup in the pod's securityContext, with the number of its group, lets it write there");
      }
    }
    return new Answer.Mend(edits, "Sets %s: %d".formatted(setting, known.getAsLong()), notes);
  }

  /** What sets it, if it is known. */
  Optional<Edit> edit(PodSubject subject, Container container) {
    OptionalLong known = known(subject, container);
    return known.isEmpty() ? Optional.empty() : Optional.of(put(subject, container, known));
  }

  private Edit put(PodSubject subject, Container container, OptionalLong known) {
    boolean own = container.securityContext().get(setting).present();
    Place place =
        own || !isSameForAll(subject, known)
            ? subject.of(container, setting)
            : subject.ofPod(setting);
    return new Edit.Put(place, Value.of(known.getAsLong()));
  }

  private static boolean isShared(PodSubject subject) {
    return subject.pod().spec().get("securityContext").get("fsGroup").present();
  }

  private String reason(PodSubject subject, Container container) {
    Optional<String> rootWork = RootWork.in(container);
    if (rootWork.isPresent()) {
      return RootWork.reason(rootWork.get());
    }
    Optional<ImageUser> user = subject.user(container);
    OptionalLong decided = container.effective("runAsUser").integer();
    return user.isPresent() && !isFree(container, user.get())
        ? "runAsUser is %d here, while the image is known to run by %d"
            .formatted(decided.getAsLong(), user.get().uid())
        : "the image does not tell its number; write securityContext.%s with the number of its %s"
            .formatted(setting, setting.equals("runAsUser") ? "user" : "group");
  }

  /** Not when somebody has decided on another user, root above all: that is theirs to change. */
  OptionalLong known(PodSubject subject, Container container) {
    return subject
        .user(container)
        .filter(user -> isFree(container, user) && RootWork.in(container).isEmpty())
        .map(number)
        .orElse(OptionalLong.empty());
  }

  private static boolean isFree(Container container, ImageUser user) {
    return container.effective("runAsUser").integer().orElse(user.uid()) == user.uid();
  }

  private boolean isSameForAll(PodSubject subject, OptionalLong known) {
    return !subject.partial()
        && subject.pod().containers().stream()
            .allMatch(one -> known(subject, one).equals(known) && !PodSubject.isRoot(one));
  }
}
