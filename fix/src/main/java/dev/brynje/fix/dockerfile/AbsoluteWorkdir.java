package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Instruction;
import dev.brynje.workload.dockerfile.StageSubject;
import dev.brynje.yaml.Span;
import java.util.Optional;

/** The whole path of a working directory, where that of the base is known. */
final class AbsoluteWorkdir implements Fix {
  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<Instruction.Workdir> found = subject.at(place, Instruction.Workdir.class);
    if (found.isEmpty()) {
      return new Plan.Left("write the whole path");
    }
    Instruction.Workdir workdir = found.get();
    String path = workdir.path().text();
    StageSubject stage = subject.written().stage(workdir).orElseThrow();
    String before = stage.base().isPresent() ? "" : subject.base(stage).workdir();
    boolean plain =
        path.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/._-".indexOf(c) >= 0)
            && !path.startsWith(".");
    if (before.isEmpty() || !plain) {
      return new Plan.Left(
          "the base decides where %s is; if it starts in /, write WORKDIR /%s"
              .formatted(path, path));
    }
    String whole = before.equals("/") ? "/" + path : before + "/" + path;
    return new Plan.Edits(
        "Names the whole path", subject.edits().word(workdir, 0, workdir.path(), whole));
  }
}
