package dev.brynje.fix;

import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.ImageTable;
import dev.brynje.yaml.edit.Edit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Compose project, and what a fix made of it. */
record FixedCompose(ComposeFixing before, List<Mended> mended) {
  static FixedCompose by(Wishes wishes, ComposeFixing project) {
    return new FixedCompose(
        project, project.mended(wishes, ImageTable.known(), project.findings()));
  }

  ComposeFixing after() {
    return before.with(mended);
  }

  boolean isChanged() {
    return mended.stream().anyMatch(Mended::isChanged);
  }

  /** What was wanted of its services, by their names. */
  Map<String, List<Edit>> edits() {
    Map<String, List<Edit>> edits = new HashMap<>();
    for (Mended one : mended) {
      for (Outcome outcome : one.outcomes()) {
        if (outcome.answer() instanceof Answer.Mend mend) {
          String service = outcome.finding().resource().name();
          edits.computeIfAbsent(service, _ -> new ArrayList<>()).addAll(mend.edits());
        }
      }
    }
    return edits;
  }

  @Override
  public String toString() {
    return "%s%nmade of%n%s".formatted(after(), before);
  }
}
