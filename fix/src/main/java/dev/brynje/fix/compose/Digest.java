package dev.brynje.fix.compose;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.yaml.edit.Value;
import java.util.Optional;

/** The digest beside an image's tag, where a lock file knows it. */
final class Digest implements ServiceFix {
  @Override
  public Answer answer(ServiceSubject subject, Finding finding) {
    String image = subject.pulled().orElse("");
    Optional<String> digest = subject.wishes().digest(image);
    return digest.isEmpty()
        ? new Answer.Left("the image's digest is not known; give a file by --lock")
        : new Answer.Mend(
            "Pins the image by its digest",
            ServiceSubject.put(Value.of(image + "@" + digest.get()), "image"));
  }
}
