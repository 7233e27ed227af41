package dev.brynje.cli;

import dev.brynje.core.Control;
import java.util.ArrayList;
import java.util.List;

/** Completion scripts made from the commands themselves, so that they never differ from them. */
final class Completion {
  private static final List<String> OF_THE_PROGRAM = List.of("--help", "--version");

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
        _brynje_words() {
          mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word")
        }
        _brynje_files() {
          compopt -o filenames 2>/dev/null
          mapfile -t COMPREPLY < <(compgen -f -- "$word")
        }
        _brynje() {
          local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=
          COMPREPLY=()
          ((COMP_CWORD > 1)) && command=${COMP_WORDS[1]}
          if [[ $before == "=" ]]; then
            before=${COMP_WORDS[COMP_CWORD-2]}
          elif [[ $word == "=" ]]; then
            word=
          fi
        """);
    script.append("  local controls='").append(words(controls())).append("'\n");
    script.append("  case $command:$before in\n");
    for (Command command : commands) {
      for (Option option : command.options()) {
        if (option.takesValue()) {
          String named = command.name() + ":";
          script.append("    ").append(named).append(String.join("|" + named, option.names()));
          script.append(") ").append(bashValue(option)).append("; return ;;\n");
        }
      }
    }
    script.append("  esac\n  case $command in\n");
    for (Command command : commands) {
      script.append("    ").append(command.name()).append(")\n      if [[ $word == -* ]]; then\n");
      script.append("        _brynje_words '").append(words(optionNames(command)));
      script.append("'\n      else\n        ").append(bash(command.completes()));
      script.append("\n      fi ;;\n");
    }
    List<String> first = new ArrayList<>(commandNames());
    first.addAll(OF_THE_PROGRAM);
    script.append("    '') _brynje_words '").append(words(first)).append("' ;;\n");
    script.append("  esac\n}\ncomplete -F _brynje brynje ./brynje\n");
    return script.toString();
  }

  private String bashValue(Option option) {
    return option.choices().isEmpty()
        ? bash(option.completes())
        : "_brynje_words '" + words(option.choices()) + "'";
  }

  private String bash(Command.Operands operands) {
    return switch (operands) {
      case NONE -> ":";
      case PATHS -> "_brynje_files";
      case CONTROLS -> "_brynje_words \"$controls\"";
      case CONFIGURATION, NETWORK ->
          "if ((COMP_CWORD == 2)); then _brynje_words '"
              + words(words(operands))
              + "'; else _brynje_files; fi";
      case COMMANDS, SHELLS -> "_brynje_words '" + words(words(operands)) + "'";
    };
  }

  /** For zsh's own completion system, sourced or found as a file {@code _brynje}. */
  String zsh() {
    StringBuilder script = new StringBuilder("#compdef brynje\n_brynje() {\n");
    script.append("  local -a commands controls\n  commands=(\n");
    for (Command command : commands) {
      script.append("    ").append(quoted(command.name() + ":" + command.summary())).append('\n');
    }
    script.append("  )\n  controls=(").append(words(controls())).append(")\n");
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
        for (String name : option.names()) {
          script.append(" \\\n      ").append(zshOption(option, name));
        }
      }
      script.append(" \\\n      '--help[Explain the command]'");
      if (command.completes() != Command.Operands.NONE) {
        script.append(" \\\n      ").append(quoted("*: :" + zsh(command.completes())));
      }
      script.append(" ;;\n");
    }
    script.append(
        """
          esac
        }
        if [[ $funcstack[1] == _brynje ]]; then
          _brynje "$@"
        else
          compdef _brynje brynje ./brynje
        fi
        """);
    return script.toString();
  }

  private String zshOption(Option option, String name) {
    String described = "[" + option.description().replace("]", "\\]").replace("[", "\\[") + "]";
    if (!option.takesValue()) {
      return quoted(name + described);
    }
    String action =
        option.choices().isEmpty()
            ? zsh(option.completes())
            : "(" + String.join(" ", option.choices()) + ")";
    String equals = name.startsWith("--") ? "=" : "";
    return quoted(name + equals + described + ":" + option.value() + ":" + action);
  }

  private String zsh(Command.Operands operands) {
    return switch (operands) {
      case NONE -> " ";
      case PATHS -> "_files";
      case CONTROLS -> "{compadd -a controls}";
      case CONFIGURATION, NETWORK ->
          "{((CURRENT == 2)) && compadd " + words(words(operands)) + " || _files}";
      case COMMANDS, SHELLS -> "(" + words(words(operands)) + ")";
    };
  }

  /** For fish 3 and newer. */
  String fish() {
    StringBuilder script = new StringBuilder("# Completes brynje in fish\n");
    script.append("set -l controls ").append(words(controls())).append('\n');
    script.append("complete -c brynje -f\n");
    script.append("complete -c brynje -l help -d 'Explain the program, or a command'\n");
    script.append("complete -c brynje -n __fish_use_subcommand -l version -d 'Say the version'\n");
    for (Command command : commands) {
      script.append("complete -c brynje -n __fish_use_subcommand -a ");
      script.append(command.name()).append(" -d ").append(quoted(command.summary())).append('\n');
      String seen = "complete -c brynje -n '__fish_seen_subcommand_from " + command.name() + "'";
      for (Option option : command.options()) {
        script.append(seen);
        for (String name : option.names()) {
          script.append(
              name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.takesValue()) {
          script.append(
              option.choices().isEmpty()
                  ? " -r" + fish(option.completes())
                  : " -x -a " + quoted(words(option.choices())));
        }
        script.append(" -d ").append(quoted(option.description())).append('\n');
      }
      if (command.completes() != Command.Operands.NONE) {
        script.append(seen).append(fish(command.completes())).append('\n');
      }
    }
    return script.toString();
  }

  private String fish(Command.Operands operands) {
    return switch (operands) {
      case NONE -> " -f";
      case PATHS -> " -F";
      case CONTROLS -> " -f -a \"$controls\"";
      case CONFIGURATION, NETWORK -> " -F -a " + quoted(words(words(operands)));
      case COMMANDS, SHELLS -> " -f -a " + quoted(words(words(operands)));
    };
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

  private List<String> words(Command.Operands operands) {
    return switch (operands) {
      case NONE, PATHS -> List.of();
      case CONTROLS -> controls();
      case CONFIGURATION -> ConfigCommand.WORDS;
      case NETWORK -> NetworkCommand.WORDS;
      case COMMANDS -> commandNames();
      case SHELLS -> CompletionCommand.SHELLS;
    };
  }

  private static List<String> controls() {
    return Selection.everything().controls().stream().map(Control::id).toList();
  }

  private static String words(List<String> words) {
    return String.join(" ", words);
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
