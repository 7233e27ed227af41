package dev.brynje.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A script of the repository that a pipeline runs. */
public final class ScriptCall {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "zsh");

  /** How it is run. */
  private enum How {
    /** As a program, so that its first line says what reads it. */
    BY_ITSELF,
    /** By a shell that is named. */
    BY_SHELL,
    /** Within the script that names it, so that its functions are there too. */
    SOURCED
  }

  private final String path;
  private final How how;
  private final boolean mayFail;
  private final ShellOptions options;
  private final Map<String, Boolean> calls;

  private ScriptCall(
      String path, How how, boolean mayFail, ShellOptions options, Map<String, Boolean> calls) {
    this.path = path;
    this.how = how;
    this.mayFail = mayFail;
    this.options = options;
    this.calls = calls;
  }

  /**
   * What a command runs of the repository, when it does.
   *
   * @param options of the shell that reads the command
   * @param calls what that calls by name, and whether it goes on when all that fails
   */
  static Optional<ScriptCall> of(
      Step.Command command, ShellOptions options, Map<String, Boolean> calls) {
    List<String> words = SecurityCommand.unwrapped(command.words());
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String first = words.getFirst();
    boolean sourced = first.equals(".") || first.equals("source");
    if (SHELLS.contains(first.substring(first.lastIndexOf('/') + 1))) {
      return ofShell(words, command.mayFail());
    }
    if (sourced && words.size() > 1) {
      return of(words.get(1), How.SOURCED, command.mayFail(), options, calls);
    }
    return first.startsWith("./") || (first.indexOf('/') > 0 && isNamedAsScript(first))
        ? of(first, How.BY_ITSELF, command.mayFail(), ShellOptions.NONE, Map.of())
        : Optional.empty();
  }

  /** {@code bash -e script.sh}; with {@code -c} there is none. */
  private static Optional<ScriptCall> ofShell(List<String> words, boolean mayFail) {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      boolean option = word.startsWith("-") || word.startsWith("+");
      if (!option && !(words.get(i - 1).startsWith("-") && words.get(i - 1).endsWith("o"))) {
        ShellOptions options = ShellOptions.NONE.with(words.subList(1, i));
        return of(word, How.BY_SHELL, mayFail, options, Map.of());
      }
      if (option && !word.startsWith("--") && (word.indexOf('c') > 0 || word.indexOf('s') > 0)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<ScriptCall> of(
      String path, How how, boolean mayFail, ShellOptions options, Map<String, Boolean> calls) {
    boolean known = !path.startsWith("/") && path.chars().allMatch(c -> c > ' ' && c != '$');
    return known
        ? Optional.of(new ScriptCall(path, how, mayFail, options, calls))
        : Optional.empty();
  }

  private static boolean isNamedAsScript(String path) {
    return path.endsWith(".sh") || path.endsWith(".bash");
  }

  /** From the root of the repository. */
  public String path() {
    return path;
  }

  /** Whether the pipeline goes on when it fails. */
  public boolean mayFail() {
    return mayFail;
  }

  /** Whether it must be a shell's, by its name or by how it is run. */
  public boolean isOfShell() {
    return how != How.BY_ITSELF || isNamedAsScript(path);
  }

  /**
   * Reads it; nothing is in it when something other than a shell runs it. Never throws for what the
   * bytes hold.
   *
   * @param file as it is shown
   */
  public Pipeline read(String file, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Draft draft = new Draft(file);
    calls.forEach(draft::called);
    boolean named = text.startsWith("#!");
    if (how != How.BY_ITSELF && named) {
      // Its first line says nothing then.
      draft.script(1, mayFail, "# " + text.substring(2), options);
    } else if (named ? ShellOptions.isOfShell(text) : isOfShell()) {
      draft.script(1, mayFail, text, options);
    }
    return draft.pipeline();
  }
}
