package dev.brynje.cli;

import dev.brynje.core.Control;
import java.util.ArrayList;
import java.util.List;

/** Completion scripts made from the commands themselves, so that they never differ from them. */
final class Completion {
  private final List<Command> commands;

  Completion(List<Command> commands) {
    this.commands = commands;
  }

  /** For bash 4 and newer, with or without the bash-completion package. */
  String bash() {
    StringBuilder script = new StringBuilder();
    script.append(
        """
        # Completes brynje in bash: source <(brynje completion bash)
        _brynje() {
          local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=
          COMPREPLY=()
          ((COMP_CWORD > 1)) && command=${COMP_WORDS[1]}
          if [[ $before == "=" ]]; then
            before=${COMP_WORDS[COMP_CWORD-2]}
          elif [[ $word == "=" ]]; then
            word=
          fi
          case $command:$before in
        """);
    for (Command command : commands) {
      for (Option option : command.options()) {
        if (option.takesValue()) {
          String pattern =
              command.name() + ":" + String.join("|" + command.name() + ":", option.names());
          script.append("    ").append(pattern).append(") ");
          script.append(
              option.choices().isEmpty()
                  ? "COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n"
                  : "COMPREPLY=($(compgen -W '%s' -- \"$word\")); return ;;\n"
                      .formatted(String.join(" ", option.choices())));
        }
      }
    }
    script.append("  esac\n  case $command in\n");
    for (Command command : commands) {
      script.append("    ").append(command.name()).append(")\n");
      script
          .append("      if [[ $word == -* ]]; then\n        COMPREPLY=($(compgen -W '")
          .append(String.join(" ", optionNames(command)))
          .append("' -- \"$word\"))\n      else\n        ")
          .append(
              command.completes() == Command.Operands.PATHS
                  ? "COMPREPLY=($(compgen -f -- \"$word\"))"
                  : "COMPREPLY=($(compgen -W '%s' -- \"$word\"))"
                      .formatted(String.join(" ", operands(command))))
          .append("\n      fi ;;\n");
    }
    script.append("    *) COMPREPLY=($(compgen -W '");
    script
        .append(String.join(" ", commandNames()))
        .append(" --help --version' -- \"$word\")) ;;\n");
    script.append("  esac\n}\ncomplete -o filenames -o bashdefault -F _brynje brynje ./brynje\n");
    return script.toString();
  }

  /** For zsh's own completion system. */
  String zsh() {
    StringBuilder script = new StringBuilder("#compdef brynje\n_brynje() {\n");
    script.append("  local -a commands\n  commands=(\n");
    for (Command command : commands) {
      script.append("    ").append(quoted(command.name() + ":" + command.summary())).append('\n');
    }
    script.append("  )\n");
    script.append(
        """
          if ((CURRENT == 2)); then
            _describe command commands
            _arguments '--help[Explain the program]' '--version[Say the version]'
            return
          fi
          local command=$words[2]
          shift words
          ((CURRENT--))
          case $command in
        """);
    for (Command command : commands) {
      script.append("    ").append(command.name()).append(") _arguments");
      for (Option option : command.options()) {
        script.append(" \\\n      ").append(quoted(zshOption(option)));
      }
      script.append(" \\\n      '--help[Explain the command]'");
      script.append(" \\\n      ").append(quoted("*: :" + zshOperands(command))).append(" ;;\n");
    }
    script.append("  esac\n}\ncompdef _brynje brynje ./brynje\n");
    return script.toString();
  }

  /** For fish 3 and newer. */
  String fish() {
    StringBuilder script = new StringBuilder("# Completes brynje in fish\n");
    script.append("complete -c brynje -f\n");
    for (Command command : commands) {
      script.append("complete -c brynje -n __fish_use_subcommand -a ");
      script.append(command.name()).append(" -d ").append(quoted(command.summary())).append('\n');
      String seen = "-n '__fish_seen_subcommand_from " + command.name() + "'";
      for (Option option : command.options()) {
        script.append("complete -c brynje ").append(seen);
        for (String name : option.names()) {
          script.append(
              name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.takesValue()) {
          script.append(
              option.choices().isEmpty()
                  ? " -r -F"
                  : " -x -a " + quoted(String.join(" ", option.choices())));
        }
        script.append(" -d ").append(quoted(option.description())).append('\n');
      }
      if (command.completes() == Command.Operands.PATHS) {
        script.append("complete -c brynje ").append(seen).append(" -F\n");
      } else if (command.completes() != Command.Operands.NONE) {
        script.append("complete -c brynje ").append(seen).append(" -a ");
        script.append(quoted(String.join(" ", operands(command)))).append('\n');
      }
    }
    return script.toString();
  }

  private List<String> commandNames() {
    return commands.stream().map(Command::name).toList();
  }

  private static List<String> optionNames(Command command) {
    List<String> names = new ArrayList<>();
    command.options().forEach(option -> names.addAll(option.names()));
    names.add("--help");
    return names;
  }

  private List<String> operands(Command command) {
    return switch (command.completes()) {
      case NONE, PATHS -> List.of();
      case CONTROLS -> Selection.everything().controls().stream().map(Control::id).toList();
      case COMMANDS -> commandNames();
      case SHELLS -> CompletionCommand.SHELLS;
    };
  }

  private String zshOperands(Command command) {
    return switch (command.completes()) {
      case PATHS -> "_files";
      case NONE -> "";
      case CONTROLS, COMMANDS, SHELLS -> "(" + String.join(" ", operands(command)) + ")";
    };
  }

  private static String zshOption(Option option) {
    String described = "[" + option.description().replace("]", "\\]").replace("[", "\\[") + "]";
    String value =
        !option.takesValue()
            ? ""
            : option.choices().isEmpty()
                ? ":" + option.value() + ":_files"
                : ":" + option.value() + ":(" + String.join(" ", option.choices()) + ")";
    String equals = option.takesValue() ? "=" : "";
    return option.name() + equals + described + value;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
