package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Instruction;
import dev.brynje.workload.dockerfile.StageSubject;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes out all but the last of instructions of which only that counts.
 *
 * @param kind of them
 */
record LastOnly(Class<? extends Instruction> kind) implements Fix {
  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<StageSubject> stage =
        subject.written().instruction(place).flatMap(subject.written()::stage);
    List<Instruction> all = new ArrayList<>();
    for (Instruction one : stage.orElseThrow().stage().instructions()) {
      if (kind.isInstance(one)) {
        all.add(one);
      }
    }
    all.removeLast();
    List<Edit> edits = all.stream().map(subject.edits()::remove).toList();
    return new Plan.Edits(edits, "Takes out what does not count", List.of());
  }
}
