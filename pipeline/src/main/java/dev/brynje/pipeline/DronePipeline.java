package dev.brynje.pipeline;

/** A pipeline of Drone. See https://docs.drone.io/pipeline/overview/. */
final class DronePipeline {
  private DronePipeline() {}

  static void read(Tree document, Draft draft) {
    for (Tree step : document.items("steps")) {
      boolean mayFail = step.is("failure", "ignore");
      step.get("image")
          .ifPresent(image ->
              image
                  .text()
                  .ifPresent(
                      name -> draft.image(image.line(), mayFail, name, step.texts("settings"))));
      for (Tree command : step.scalars("commands")) {
        command
            .text()
            .ifPresent(
                text -> draft.script(command.firstLine(), mayFail, text, ShellOptions.ERREXIT));
      }
    }
  }
}
