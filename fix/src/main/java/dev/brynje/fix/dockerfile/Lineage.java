package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Stage;
import dev.brynje.workload.dockerfile.RunScript;
import dev.brynje.workload.dockerfile.StageSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stage and those of the file that it goes on from, the first first.
 *
 * @param stages at least one
 */
record Lineage(List<StageSubject> stages) {
  static Lineage of(StageSubject last) {
    List<StageSubject> stages = new ArrayList<>();
    Optional<StageSubject> one = Optional.of(last);
    while (one.isPresent()) {
      stages.addFirst(one.get());
      one = one.get().base();
    }
    return new Lineage(stages);
  }

  /** All their instructions of a kind, in order, but not those that ONBUILD keeps for later. */
  <T extends Instruction> List<T> all(Class<T> kind) {
    return stages.stream()
        .map(StageSubject::stage)
        .map(Stage::instructions)
        .flatMap(List::stream)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The last of those, of which for some only that counts. */
  <T extends Instruction> Optional<T> last(Class<T> kind) {
    List<T> all = all(kind);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  boolean has(Class<? extends Instruction> kind) {
    return !all(kind).isEmpty();
  }

  /** What their RUN instructions do. */
  List<RunScript> scripts() {
    return stages.stream().flatMap(stage -> stage.scripts().stream()).toList();
  }
}
