package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Instruction;
import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;

/** No fixed platform; when asked, for it may be the only one that the base has. */
final class AnyPlatform implements Fix {
  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<Instruction.From> from = subject.at(place, Instruction.From.class);
    if (from.isEmpty() || !subject.wishes().unsafe()) {
      return new Plan.Left(
          "--unsafe takes --platform out; name it when you build, or write --platform=$BUILDPLATFORM where a stage only builds");
    }
    Instruction.From one = from.get();
    Span after = one.image().span();
    Span whole =
        new Span(
            place.start(),
            after.start(),
            place.line(),
            place.column(),
            after.line(),
            after.column());
    return one.head().flags().size() > 1
        ? new Plan.Left("take --platform out")
        : new Plan.Edits(
            List.of(subject.edits().change(one, whole, "", Said::withoutFlags)),
            "Names no platform",
            List.of("name it when you build: --platform"));
  }
}
