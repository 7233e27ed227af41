package dev.brynje.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * Workflows and composite actions of GitHub. See
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax.
 */
final class GithubWorkflow {
  /**
   * How scripts are run that do not say so themselves.
   *
   * @param directory where; empty for the root of the repository
   */
  private record Defaults(String shell, String directory) {
    static final Defaults NONE = new Defaults("", "");

    Defaults with(Tree part) {
      return new Defaults(
          part.at("defaults", "run", "shell").flatMap(Tree::text).orElse(shell),
          part.at("defaults", "run", "working-directory").flatMap(Tree::text).orElse(directory));
    }
  }

  private GithubWorkflow() {}

  static void read(Tree file, Draft draft) {
    file.at("runs", "steps").ifPresent(steps -> readSteps(steps, false, Defaults.NONE, draft));
    Defaults defaults = Defaults.NONE.with(file);
    for (Tree job : file.entries("jobs").values()) {
      if (!neverRuns(job)) {
        readJob(job, defaults.with(job), draft);
      }
    }
  }

  private static void readJob(Tree job, Defaults defaults, Draft draft) {
    boolean mayFail = continues(job);
    Optional<String> uses = job.text("uses");
    if (uses.isPresent()) {
      if (!uses.get().startsWith("./")) {
        draft.elsewhere(uses.get());
      }
      draft.action(job.line(), mayFail, uses.get(), job.texts("with"));
    }
    job.get("steps").ifPresent(steps -> readSteps(steps, mayFail, defaults, draft));
  }

  private static void readSteps(Tree steps, boolean mayFail, Defaults defaults, Draft draft) {
    for (Tree step : steps.items()) {
      if (neverRuns(step)) {
        continue;
      }
      boolean forgiven = mayFail || continues(step);
      String shell = step.text("shell").orElse(defaults.shell());
      String directory = step.text("working-directory").orElse(defaults.directory());
      step.get("uses")
          .ifPresent(uses ->
              uses.text()
                  .ifPresent(name ->
                      draft.action(uses.line(), forgiven, action(name), step.texts("with"))));
      if (isShell(shell)) {
        if (!directory.isEmpty()) {
          draft.command(step.line(), forgiven, List.of("cd", directory));
        }
        step.get("run")
            .ifPresent(run ->
                run.text()
                    .ifPresent(
                        text -> draft.script(run.firstLine(), forgiven, text, options(shell))));
      }
    }
  }

  private static String action(String name) {
    return name.startsWith("docker://") ? name.substring("docker://".length()) : name;
  }

  private static boolean isShell(String shell) {
    return shell.isEmpty()
        || shell.startsWith("bash")
        || shell.startsWith("sh")
        || shell.contains("$");
  }

  /** What GitHub makes of each; only bash by name has pipefail. */
  private static ShellOptions options(String shell) {
    if (shell.equals("bash")) {
      return ShellOptions.PIPEFAIL;
    }
    return shell.contains("{0}")
        ? ShellOptions.NONE.with(List.of(shell.split("\\s+")))
        : ShellOptions.ERREXIT;
  }

  /** Whether it may; an expression that only a run knows may say so. */
  private static boolean continues(Tree part) {
    return part.text("continue-on-error").filter(text -> !bare(text).equals("false")).isPresent();
  }

  private static String bare(String expression) {
    return expression.replaceAll("[${}\\s]", "");
  }

  private static boolean neverRuns(Tree part) {
    return part.text("if").map(GithubWorkflow::bare).map("false"::equals).orElse(false);
  }
}
