package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Instruction;
import java.util.List;

/**
 * RUN instructions of a stage that could not be read, at least not whole, so that a command in them
 * may go unseen.
 *
 * @param reason what stood in the way, one sentence without a full stop
 */
public record Unread(List<Instruction.Run> runs, String reason, String advice) {
  public Unread {
    runs = List.copyOf(runs);
  }

  /** Where the first of them is. */
  public Instruction.Head first() {
    return runs.getFirst().head();
  }
}
