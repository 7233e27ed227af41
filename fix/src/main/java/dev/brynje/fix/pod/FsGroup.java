package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.image.ImageUser;
import dev.brynje.kube.Container;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The group that volumes belong to, where that of the one image that writes to them is known. */
final class FsGroup implements PodFix {
  @Override
  public Answer answer(PodSubject subject, Finding finding) {
    Optional<ImageUser> only = Optional.empty();
    for (Container container : subject.pod().containers()) {
      if (Mounts.hasOwned(subject.pod(), container)) {
        Optional<ImageUser> user = subject.user(container);
        boolean same = only.isEmpty() || only.get().gid().equals(group(user));
        if (group(user).isEmpty() || !same || isOther(container, user.get())) {
          return left();
        }
        only = user;
      }
    }
    if (only.isEmpty() || subject.pod().securityContext().get("fsGroup").present()) {
      return left();
    }
    long group = only.get().gid().getAsLong();
    return new Answer.Mend(
        List.of(new Edit.Put(subject.ofPod("fsGroup"), Value.of(group))),
        "Sets fsGroup: %d".formatted(group),
        List.of("the number is known from " + only.get().source()));
  }

  private static OptionalLong group(Optional<ImageUser> user) {
    return user.map(ImageUser::gid).orElse(OptionalLong.empty());
  }

  /** Whether somebody has decided on another user. */
  private static boolean isOther(Container container, ImageUser user) {
    return container.effective("runAsUser").integer().orElse(user.uid()) != user.uid();
  }

  private static Answer left() {
    return new Answer.Left(
        "which group its program is in is not known; write fsGroup with the number in the pod's securityContext");
  }
}
