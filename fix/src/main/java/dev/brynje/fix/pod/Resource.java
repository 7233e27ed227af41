package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Quantity;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.List;
import java.util.Optional;

/**
 * A request or limit, if those who run it have said how much, or the LimitRange of its namespace.
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
    List<ContainerRange> ranges = subject.ranges().in(subject.pod().owner().namespace());
    Optional<Given> given = given(subject, container, ranges);
    if (given.isEmpty()) {
      return new Answer.Left(
          "no number is guessed; give resources.%s.%s in a file by --defaults"
              .formatted(kind, resource));
    }
    String value = given.get().value();
    Optional<String> other = against(container, value);
    if (other.isPresent()) {
      return new Answer.Left(
          "%s says %s, which %s of %s here contradicts"
              .formatted(given.get().source(), value, opposite(), other.get()));
    }
    Optional<String> outside = outside(value, ranges);
    if (outside.isPresent()) {
      return new Answer.Left(
          "%s says %s, %s".formatted(given.get().source(), value, outside.get()));
    }
    return new Answer.Mend(
        "Sets resources.%s.%s as %s says".formatted(kind, resource, given.get().source()),
        new Edit.Put(
            subject.place(container.field().get("resources")).key(kind, resource),
            Value.of(value)));
  }

  /** A number, and who says it. */
  private record Given(String value, String source) {}

  /**
   * What those who run it have decided; else what the API server would give it anyway. For a
   * request that would be the container's own limit, where it has one.
   */
  private Optional<Given> given(
      PodSubject subject, Container container, List<ContainerRange> ranges) {
    String what = kind + "." + resource;
    Optional<String> wished = subject.wishes().resource(what);
    if (wished.isPresent()) {
      return Optional.of(new Given(wished.get(), "--defaults"));
    }
    Optional<String> limit =
        container.field().get("resources").at("limits", resource).stringOrNumber();
    if (kind.equals("requests") && limit.isPresent()) {
      return Optional.empty();
    }
    for (ContainerRange range : ranges) {
      Optional<String> gives = range.gives(what);
      if (gives.isPresent()) {
        String source = "LimitRange %s (%s)".formatted(range.name(), range.place());
        return Optional.of(new Given(gives.get(), source));
      }
    }
    return Optional.empty();
  }

  /** Why a LimitRange would turn the pod away. */
  private Optional<String> outside(String value, List<ContainerRange> ranges) {
    for (ContainerRange range : ranges) {
      String least = range.least().getOrDefault(resource, "");
      String most = range.most().getOrDefault(resource, "");
      if (isAbove(least, value)) {
        return Optional.of("and LimitRange %s wants at least %s".formatted(range.name(), least));
      }
      if (isAbove(value, most)) {
        return Optional.of("and LimitRange %s allows at most %s".formatted(range.name(), most));
      }
    }
    return Optional.empty();
  }

  private static boolean isAbove(String one, String other) {
    Optional<Quantity> first = Quantity.of(one);
    Optional<Quantity> second = Quantity.of(other);
    return first.isPresent() && second.isPresent() && first.get().compareTo(second.get()) > 0;
  }
}
