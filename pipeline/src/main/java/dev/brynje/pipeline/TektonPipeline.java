package dev.brynje.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tasks and pipelines of Tekton. See https://tekton.dev/docs/pipelines/. */
final class TektonPipeline {
  private TektonPipeline() {}

  static void read(Tree object, Draft draft) {
    if (!object.text("apiVersion").orElse("").startsWith("tekton.dev/")) {
      return;
    }
    object.get("spec").ifPresent(spec -> readSpec(spec, draft));
  }

  private static void readSpec(Tree spec, Draft draft) {
    readTask(spec, false, draft);
    spec.get("taskSpec").ifPresent(task -> readTask(task, false, draft));
    spec.get("taskRef").ifPresent(reference -> readReference(reference, false, draft));
    Tree pipeline = spec.get("pipelineSpec").orElse(spec);
    for (String list : List.of("tasks", "finally")) {
      for (Tree task : pipeline.items(list)) {
        boolean mayFail = task.is("onError", "continue");
        task.get("taskRef").ifPresent(reference -> readReference(reference, mayFail, draft));
        task.get("taskSpec").ifPresent(own -> readTask(own, mayFail, draft));
      }
    }
  }

  private static void readReference(Tree reference, boolean mayFail, Draft draft) {
    reference
        .text("name")
        .ifPresent(name -> draft.action(reference.line(), mayFail, name, Map.of()));
    if (reference.get("resolver").isPresent()) {
      for (Tree parameter : reference.items("params")) {
        if (parameter.is("name", "name")) {
          parameter
              .text("value")
              .ifPresent(name -> draft.action(parameter.line(), mayFail, name, Map.of()));
        }
      }
      draft.elsewhere("a task by resolver " + reference.text("resolver").orElse(""));
    }
  }

  private static void readTask(Tree task, boolean ignored, Draft draft) {
    for (Tree step : task.items("steps")) {
      boolean mayFail = ignored || step.is("onError", "continue");
      step.get("image")
          .ifPresent(image ->
              image.text().ifPresent(name -> draft.image(image.line(), mayFail, name, Map.of())));
      step.get("script")
          .ifPresent(script ->
              script
                  .text()
                  .filter(text -> !text.startsWith("#!") || ShellOptions.isOfShell(text))
                  .ifPresent(text ->
                      draft.script(script.firstLine(), mayFail, text, ShellOptions.ERREXIT)));
      readCommand(step, mayFail, draft);
    }
  }

  private static void readCommand(Tree step, boolean mayFail, Draft draft) {
    List<String> words = new ArrayList<>();
    step.scalars("command").forEach(word -> word.text().ifPresent(words::add));
    boolean own = !words.isEmpty();
    step.scalars("args").forEach(word -> word.text().ifPresent(words::add));
    int shell = words.indexOf("-c");
    if (shell > 0 && shell + 1 < words.size() && words.getFirst().endsWith("sh")) {
      ShellOptions options = ShellOptions.NONE.with(words.subList(1, shell));
      draft.script(step.line(), mayFail, words.get(shell + 1), options);
    } else if (own) {
      draft.command(step.line(), mayFail, words);
    } else if (!words.isEmpty()) {
      // The image's own program runs with these.
      List<String> run = new ArrayList<>(List.of("docker", "run"));
      step.text("image").ifPresent(run::add);
      run.addAll(words);
      draft.command(step.line(), mayFail, run);
    }
  }
}
