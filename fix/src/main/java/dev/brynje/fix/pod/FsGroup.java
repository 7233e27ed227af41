package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.kube.Container;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** The group that volumes belong to, where that of the one image that writes to them is known. */
final class FsGroup implements PodFix {
  @Override
  public Answer answer(PodSubject subject, Finding finding) {
    OptionalLong group = group(subject);
    if (group.isEmpty() || subject.pod().securityContext().get("fsGroup").present()) {
      return left();
    }
    return new Answer.Mend(
        "Sets fsGroup: %d".formatted(group.getAsLong()),
        new Edit.Put(subject.ofPod("fsGroup"), Value.of(group.getAsLong())));
  }

  /** The group of all containers that mount what lasts, when it is one and known. */
  static OptionalLong group(PodSubject subject) {
    Set<OptionalLong> groups = new HashSet<>();
    for (Container one : subject.pod().containers()) {
      if (Mounts.hasOwned(subject.pod(), one)) {
        OptionalLong said = one.effective("runAsGroup").integer();
        groups.add(said.isPresent() ? said : NumericUser.group().known(subject, one));
      }
    }
    return groups.size() == 1 ? groups.iterator().next() : OptionalLong.empty();
  }

  private static Answer left() {
    return new Answer.Left(
        "which group its program is in is not known; write fsGroup with the number in the pod's securityContext");
  }
}
