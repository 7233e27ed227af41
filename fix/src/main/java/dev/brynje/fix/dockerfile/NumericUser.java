package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Instruction;
import dev.brynje.workload.dockerfile.StageSubject;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The number of the user that USER names, where it is known or can be given. */
final class NumericUser implements Fix {
  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<Instruction.User> found = subject.at(place, Instruction.User.class);
    StageSubject last = subject.written().judged().last();
    if (found.isEmpty() || last.user().isEmpty()) {
      return new Plan.Left("write USER with the number of the user");
    }
    Instruction.User user = found.get();
    String named = last.user().get().value().text().strip();
    if (user.user().text().indexOf('$') >= 0) {
      return new Plan.Left("a variable says who it is; let it hold the number of the user");
    }
    UserChoice choice = UserChoice.named(subject, last, named);
    if (!choice.isDecided()) {
      return new Plan.Left(choice.left());
    }
    List<Edit> edits = new ArrayList<>(choice.edits());
    edits.add(subject.edits().word(user, 0, user.user(), choice.value()));
    return new Plan.Edits(edits, "Names the user by its number", List.of());
  }
}
