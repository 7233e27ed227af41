package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Value;

/** {@code seccompProfile: {type: RuntimeDefault}}, for the pod where it says nothing yet. */
final class Seccomp implements ContainerFix {
  @Override
  public Answer answer(PodSubject subject, Container container, Finding finding) {
    Field profile = container.effective("seccompProfile");
    if (profile.get("localhostProfile").present()
        || profile.get("type").string().filter("Localhost"::equals).isPresent()) {
      return new Answer.Left("it names a profile of the node; see which one was meant");
    }
    boolean own = container.securityContext().get("seccompProfile").present();
    Place place =
        own
            ? subject.of(container, "seccompProfile", "type")
            : subject.ofPod("seccompProfile", "type");
    return new Answer.Mend(
        "Sets seccompProfile.type: RuntimeDefault",
        new Edit.Put(place, Value.of("RuntimeDefault")));
  }
}
