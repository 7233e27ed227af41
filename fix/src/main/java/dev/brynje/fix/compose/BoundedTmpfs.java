package dev.brynje.fix.compose;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Value;
import java.util.Optional;
import java.util.OptionalInt;

/** A size for a tmpfs that has none. */
final class BoundedTmpfs implements ServiceFix {
  /** How much a tmpfs may hold, in Docker's words. */
  static String size(ServiceSubject subject) {
    return Amount.inDocker(subject.wishes().sizeLimit());
  }

  @Override
  public Answer answer(ServiceSubject subject, Finding finding) {
    if (finding.evidence().containsKey("option")) {
      return new Answer.Left(
          "it is asked for by name; take the option out if nothing is started from there");
    }
    Optional<String> wanted = subject.wishes().resource(Wishes.SIZE_LIMIT);
    if (wanted.isEmpty()) {
      return new Answer.Left(
          "no number is guessed; give emptyDir.sizeLimit in a file by --defaults");
    }
    String size = Amount.inDocker(wanted.get());
    String what = "Sets its size to " + size;
    OptionalInt entry = subject.entry(finding.field(), finding);
    Place list = ServiceSubject.at(finding.field());
    Optional<Node> written =
        entry.isPresent()
            ? subject.written(finding.field(), entry.getAsInt())
            : subject.home().written(finding.field());
    Place place = entry.isPresent() ? list.item(entry.getAsInt()) : list;
    return switch (written.orElse(null)) {
      case Scalar scalar when !scalar.text().contains("$") ->
          new Answer.Mend(what, new Edit.Put(place, Value.of(sized(scalar.text(), size))));
      case Mapping _ ->
          new Answer.Mend(what, new Edit.Put(place.key("tmpfs", "size"), Value.of(size)));
      case null, default ->
          new Answer.Left(
              "a variable decides it, or it is written elsewhere; add size=%s there"
                  .formatted(size));
    };
  }

  /** A mount with a size, if it has none. */
  private static String sized(String mount, String size) {
    int colon = mount.indexOf(':');
    return mount.contains("size=") ? mount : mount + (colon < 0 ? ":" : ",") + "size=" + size;
  }
}
