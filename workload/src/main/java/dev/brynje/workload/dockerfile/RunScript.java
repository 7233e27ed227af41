package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Instruction;
import java.util.List;

/**
 * The commands of one RUN instruction.
 *
 * @param stage the name of the stage
 * @param shell what reads the instruction, with its options
 * @param commands those of scripts in quotes, as of {@code sh -c}, too
 * @param whole whether all of it was understood
 */
record RunScript(
    String stage,
    Instruction.Run run,
    List<String> shell,
    List<RunCommand> commands,
    boolean whole) {

  /** Whether any command has one of these names. */
  boolean runsAny(String... names) {
    return commands.stream().anyMatch(command -> command.isAny(names));
  }
}
