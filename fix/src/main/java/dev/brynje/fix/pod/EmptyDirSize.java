package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.kube.Field;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.Optional;

/** The size of an emptyDir that is there, if those who run it have said how much. */
final class EmptyDirSize implements PodFix {
  @Override
  public Answer answer(PodSubject subject, Finding finding) {
    Optional<String> size = subject.wishes().resource(Wishes.SIZE_LIMIT);
    if (size.isEmpty()) {
      return new Answer.Left(
          "no number is guessed; give emptyDir.sizeLimit in a file by --defaults");
    }
    String name = finding.evidence().getOrDefault("volume", "");
    for (Field volume : subject.pod().spec().get("volumes").items()) {
      if (volume.get("name").string().orElse("").equals(name)) {
        return new Answer.Mend(
            "Sets emptyDir.sizeLimit as --defaults says",
            new Edit.Put(
                subject.place(volume.get("emptyDir")).key("sizeLimit"), Value.of(size.get())));
      }
    }
    return new Answer.Left("which volume is meant cannot be told");
  }
}
