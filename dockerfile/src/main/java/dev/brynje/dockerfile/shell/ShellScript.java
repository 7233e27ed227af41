package dev.brynje.dockerfile.shell;

import java.util.List;

/**
 * The commands of a script.
 *
 * @param commands in the order in which they end; those of a substitution stand before the command
 *     that it is a part of, for they run first
 * @param whole whether all was understood: every quote and parenthesis closes, nothing is nested
 *     too deeply, and nothing can be read in two ways
 */
public record ShellScript(List<ShellCommand> commands, boolean whole) {
  public ShellScript {
    commands = List.copyOf(commands);
  }
}
