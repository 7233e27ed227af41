package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.Optional;

/** The digest beside an image's tag, where a lock file knows it. */
final class Digest implements ContainerFix {
  @Override
  public Answer answer(PodSubject subject, Container container, Finding finding) {
    Field image = container.field().get("image");
    String name = image.string().orElse("");
    Optional<String> digest = subject.wishes().digest(name);
    return digest.isEmpty()
        ? new Answer.Left("the digest of %s is not known; give a file by --lock".formatted(name))
        : new Answer.Mend(
            "Pins the image by its digest",
            new Edit.Put(subject.place(image), Value.of(name + "@" + digest.get())));
  }
}
