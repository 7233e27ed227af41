package dev.brynje.cli;

import dev.brynje.core.ExitCode;
import java.io.IOException;
import java.util.List;

final class CompletionCommand implements Command {
  static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String summary() {
    return "Print the completion script of a shell";
  }

  @Override
  public String operands() {
    return "bash|zsh|fish";
  }

  @Override
  public Operands completes() {
    return Operands.SHELLS;
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "source <(brynje completion bash)", "Completes brynje's words in this bash session"),
        new Example(
            "brynje completion zsh > \"${fpath[1]}/_brynje\"", "Installs completion for zsh"),
        new Example(
            "brynje completion fish > ~/.config/fish/completions/brynje.fish",
            "Installs completion for fish"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    if (arguments.operands().size() != 1) {
      throw new UsageException("name one shell: bash, zsh or fish");
    }
    Completion completion = new Completion(Commands.ALL);
    terminal
        .out()
        .write(
            switch (arguments.operands().getFirst()) {
              case "bash" -> completion.bash();
              case "zsh" -> completion.zsh();
              case "fish" -> completion.fish();
              default ->
                  throw new UsageException(
                      "no completion for '%s'; there is bash, zsh and fish"
                          .formatted(arguments.operands().getFirst()));
            });
    return ExitCode.OK;
  }
}
