package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.Answer;
import dev.brynje.kube.Container;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.Optional;

/**
 * A request or limit, if those who run it have said how much.
 *
 * @param kind {@code requests} or {@code limits}
 * @param resource as {@code memory}
 */
record Resource(String kind, String resource) implements ContainerFix {
  @Override
  public Answer answer(PodSubject subject, Container container, Finding finding) {
    Optional<Value> value = subject.wishes().resource(kind + "." + resource);
    if (value.isEmpty()) {
      return new Answer.Left(
          "no number is guessed; give resources.%s.%s in a file by --defaults"
              .formatted(kind, resource));
    }
    return new Answer.Mend(
        "Sets resources.%s.%s as --defaults says".formatted(kind, resource),
        new Edit.Put(
            subject.place(container.field().get("resources")).key(kind, resource), value.get()));
  }
}
