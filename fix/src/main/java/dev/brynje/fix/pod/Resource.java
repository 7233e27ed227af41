package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Quantity;
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
  private String opposite() {
    return kind.equals("limits") ? "the request" : "the limit";
  }

  /** What stands there of the other kind, when requests would be above limits. */
  private Optional<String> against(Container container, String value) {
    Field other =
        container
            .field()
            .get("resources")
            .at(kind.equals("limits") ? "requests" : "limits", resource);
    Optional<String> text = other.stringOrNumber();
    Optional<Quantity> there = text.flatMap(Quantity::of);
    Optional<Quantity> here = Quantity.of(value);
    if (there.isEmpty() || here.isEmpty()) {
      return Optional.empty();
    }
    int compared = here.get().compareTo(there.get());
    return (kind.equals("limits") ? compared < 0 : compared > 0) ? text : Optional.empty();
  }

  @Override
  public Answer answer(PodSubject subject, Container container, Finding finding) {
    Optional<String> value = subject.wishes().resource(kind + "." + resource);
    if (value.isEmpty()) {
      return new Answer.Left(
          "no number is guessed; give resources.%s.%s in a file by --defaults"
              .formatted(kind, resource));
    }
    Optional<String> other = against(container, value.get());
    if (other.isPresent()) {
      return new Answer.Left(
          "--defaults says %s, which %s of %s here contradicts"
              .formatted(value.get(), opposite(), other.get()));
    }
    return new Answer.Mend(
        "Sets resources.%s.%s as --defaults says".formatted(kind, resource),
        new Edit.Put(
            subject.place(container.field().get("resources")).key(kind, resource),
            Value.of(value.get())));
  }
}
