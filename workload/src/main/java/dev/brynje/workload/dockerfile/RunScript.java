package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Instruction;
import dev.brynje.workload.dockerfile.StageSubject.UserSet;
import java.util.List;
import java.util.Optional;

/**
 * The commands of one RUN instruction.
 *
 * @param stage the name of the stage
 * @param shell what reads the instruction, with its options
 * @param user as whom it runs; empty when only the base image says
 * @param commands those of scripts in quotes, as of {@code sh -c}, too
 * @param whole whether all of it was understood
 */
public record RunScript(
    String stage,
    Instruction.Run run,
    List<String> shell,
    Optional<UserSet> user,
    List<RunCommand> commands,
    boolean whole) {

  /** Whether any command has one of these names. */
  boolean runsAny(String... names) {
    return commands.stream().anyMatch(command -> command.isAny(names));
  }
}
