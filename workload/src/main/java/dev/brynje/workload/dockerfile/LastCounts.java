package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Instruction;
import java.util.List;

/** Instructions of which only the last of a stage counts. */
final class LastCounts {
  private LastCounts() {}

  /** Says of each stage that has several of a kind which of them is the first that counts not. */
  static void judge(
      DockerfileSubject subject, Class<? extends Instruction> kind, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      List<? extends Instruction> all = stage.own(kind);
      if (all.size() > 1) {
        Instruction.Head first = all.getFirst().head();
        verdict
            .fail(
                stage,
                all.getFirst(),
                first.keywordSpan(),
                "of %d %s instructions only the last counts".formatted(all.size(), first.keyword()))
            .evidence("times", Integer.toString(all.size()));
      }
    }
  }
}
