package dev.brynje.pipeline;

import java.util.Optional;

/**
 * Workflows and composite actions of GitHub. See
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax.
 */
final class GithubWorkflow {
  private GithubWorkflow() {}

  static void read(Tree file, Draft draft) {
    file.at("runs", "steps").ifPresent(steps -> readSteps(steps, false, draft));
    for (Tree job : file.entries("jobs").values()) {
      if (!neverRuns(job)) {
        readJob(job, draft);
      }
    }
  }

  private static void readJob(Tree job, Draft draft) {
    boolean mayFail = job.is("continue-on-error", "true");
    Optional<String> uses = job.text("uses");
    if (uses.isPresent()) {
      if (!uses.get().startsWith("./")) {
        draft.elsewhere(uses.get());
      }
      draft.action(job.line(), mayFail, uses.get(), job.texts("with"));
    }
    job.get("steps").ifPresent(steps -> readSteps(steps, mayFail, draft));
  }

  private static void readSteps(Tree steps, boolean mayFail, Draft draft) {
    for (Tree step : steps.items()) {
      if (neverRuns(step)) {
        continue;
      }
      boolean forgiven = mayFail || step.is("continue-on-error", "true");
      step.get("uses")
          .ifPresent(uses ->
              uses.text()
                  .ifPresent(name ->
                      draft.action(uses.line(), forgiven, action(name), step.texts("with"))));
      if (readsShell(step)) {
        step.get("run")
            .ifPresent(
                run -> run.text().ifPresent(text -> draft.script(run.firstLine(), forgiven, text)));
      }
    }
  }

  private static String action(String name) {
    return name.startsWith("docker://") ? name.substring("docker://".length()) : name;
  }

  private static boolean readsShell(Tree step) {
    String shell = step.text("shell").orElse("bash");
    return shell.startsWith("bash") || shell.startsWith("sh") || shell.contains("$");
  }

  private static boolean neverRuns(Tree part) {
    return part.text("if")
        .map(condition -> condition.replaceAll("[${}\\s]", ""))
        .map("false"::equals)
        .orElse(false);
  }
}
