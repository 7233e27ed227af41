package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Comment;
import dev.brynje.dockerfile.Directive;
import dev.brynje.dockerfile.DockerfileReader;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Reading;
import dev.brynje.fix.dockerfile.Edit.Meaning;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads a changed text again: the instructions that were to change say exactly what was wanted, all
 * others say the same, and of what the controls find exactly the wanted findings are gone.
 */
final class Gate {
  private final Written before;

  Gate(Written before) {
    this.before = before;
  }

  /** Why an attempt is not to be made; empty when it is as wanted. */
  Optional<String> refusal(Attempt attempt) {
    if (attempt.isTangled()) {
      return Optional.of("another change takes the text there away");
    }
    byte[] text = attempt.text(before.source().text()).getBytes(StandardCharsets.UTF_8);
    return switch (DockerfileReader.read(text)) {
      case Reading.Refused refused ->
          Optional.of("it could then not be read: " + refused.problem().message());
      case Reading.Read read -> difference(attempt, new Written(read));
    };
  }

  private Optional<String> difference(Attempt attempt, Written after) {
    if (!comments(after).equals(comments(before))
        || !directives(after).equals(directives(before))) {
      return Optional.of("a comment would change");
    }
    List<Said> wanted = wanted(attempt);
    List<Said> said = after.instructions().stream().map(Said::of).toList();
    for (int i = 0; i < Math.max(wanted.size(), said.size()); i++) {
      if (i >= wanted.size() || i >= said.size() || !wanted.get(i).equals(said.get(i))) {
        return Optional.of(
            "the text would then read otherwise at "
                + (i < said.size() ? said.get(i).keyword() : "its end"));
      }
    }
    if (before.judged().refusal().isEmpty() && after.judged().refusal().isPresent()) {
      return Optional.of("it would then not be built: " + after.judged().refusal().get().message());
    }
    return worse(attempt, after.complaints());
  }

  private static List<String> comments(Written written) {
    return written.dockerfile().comments().stream().map(Comment::text).toList();
  }

  private static List<String> directives(Written written) {
    return written.dockerfile().directives().stream().map(Directive::value).toList();
  }

  /** What is to be said, instruction by instruction. */
  private List<Said> wanted(Attempt attempt) {
    Map<Integer, List<Edit>> edits = new HashMap<>();
    for (Edit edit : attempt.edits()) {
      edits.computeIfAbsent(start(edit.instruction()), _ -> new ArrayList<>()).add(edit);
    }
    List<Said> wanted = new ArrayList<>();
    for (Instruction one : before.instructions()) {
      add(one, edits.getOrDefault(start(one), List.of()), wanted);
    }
    return wanted;
  }

  private static int start(Instruction instruction) {
    return instruction.head().span().start();
  }

  private static void add(Instruction one, List<Edit> edits, List<Said> wanted) {
    Said said = Said.of(one);
    List<Said> added = new ArrayList<>(0);
    boolean removed = false;
    // From behind, so that offsets before a change hold.
    for (Edit edit : edits.reversed()) {
      switch (edit.meaning()) {
        case Meaning.Changed changed -> said = changed.said().apply(said);
        case Meaning.Removed() -> removed = true;
        case Meaning.Added(Said behind) -> added.addFirst(behind);
      }
    }
    if (!removed) {
      wanted.add(said);
    }
    wanted.addAll(added);
  }

  private Optional<String> worse(Attempt attempt, Complaints after) {
    TreeSet<String> controls = new TreeSet<>(before.complaints().controls());
    controls.addAll(after.controls());
    for (String control : controls) {
      long now = after.of(control);
      long was = before.complaints().of(control);
      if (now > was) {
        return Optional.of("then %s would find something else".formatted(control));
      }
      if (now > was - attempt.gone(control)) {
        return Optional.of("%s would find it still".formatted(control));
      }
    }
    return after.unknown() > before.complaints().unknown()
        ? Optional.of("less of it could then be judged")
        : Optional.empty();
  }
}
