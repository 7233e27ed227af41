package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Comment;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All instructions of a Dockerfile, by where they begin. */
public final class Instructions {
  /** Lines of comments between one and what it is about. */
  private static final int MOST_COMMENTS = 100;

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

  /**
   * What a comment stands above: an instruction; within one, its next line. Empty when there is
   * none.
   */
  public Optional<Span> about(Comment comment, SourceText source) {
    int start = comment.span().start();
    Optional<Span> within =
        at(start).map(one -> one.head().span()).filter(one -> one.end() > start);
    return within.isPresent()
        ? nextLine(comment.span().end(), within.get().end(), source)
        : after(comment).map(one -> one.head().span());
  }

  /** The next line that says something, up to an offset. */
  private static Optional<Span> nextLine(int from, int end, SourceText source) {
    String text = source.text();
    int line = text.indexOf('\n', from) + 1;
    for (int passed = 0; line > 0 && line < end && passed < MOST_COMMENTS; passed++) {
      int newline = text.indexOf('\n', line);
      int lineEnd = newline < 0 ? end : Math.min(newline, end);
      String said = text.substring(line, lineEnd).strip();
      if (!said.isEmpty() && said.charAt(0) != '#') {
        return Optional.of(source.span(line, lineEnd));
      }
      line = newline + 1;
    }
    return Optional.empty();
  }
}
