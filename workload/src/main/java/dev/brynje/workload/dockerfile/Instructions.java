package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Comment;
import dev.brynje.dockerfile.Instruction;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All instructions of a Dockerfile, by where they begin. */
public final class Instructions {
  private final TreeMap<Integer, Instruction> byStart = new TreeMap<>();

  public Instructions(DockerfileSubject subject) {
    subject.dockerfile().global().forEach(this::place);
    for (StageSubject stage : subject.stages()) {
      place(stage.stage().from());
      stage.stage().instructions().forEach(this::place);
    }
  }

  private void place(Instruction instruction) {
    byStart.put(instruction.head().span().start(), instruction);
  }

  /** The last that begins at an offset or before. */
  Optional<Instruction> at(int offset) {
    return Optional.ofNullable(byStart.floorEntry(offset)).map(Map.Entry::getValue);
  }

  /** The first that begins after a comment. */
  Optional<Instruction> after(Comment comment) {
    return Optional.ofNullable(byStart.higherEntry(comment.span().start()))
        .map(Map.Entry::getValue);
  }

  /** The one that a comment stands in, else the next. */
  public Optional<Instruction> around(Comment comment) {
    int start = comment.span().start();
    Optional<Instruction> within = at(start).filter(one -> one.head().span().end() > start);
    return within.isPresent() ? within : after(comment);
  }
}
