package dev.brynje.pipeline;

import java.util.List;
import java.util.Map;

/** Something that a pipeline does. */
public sealed interface Step {
  /** The file that says so, as it is shown. */
  String file();

  /** The line of the script or of the name, from 1. */
  int line();

  /** Whether the pipeline goes on when it fails. */
  boolean mayFail();

  /**
   * A program that runs.
   *
   * @param words its name and arguments; a part that only the shell knows is {@code \0}
   */
  record Command(String file, int line, boolean mayFail, List<String> words) implements Step {
    public Command {
      words = List.copyOf(words);
    }
  }

  /**
   * Something that is used by its name: an action, a template, a plugin, a task or an image.
   *
   * @param name as written, without version
   * @param inputs what it is given, texts only
   */
  record Action(String file, int line, boolean mayFail, String name, Map<String, String> inputs)
      implements Step {
    public Action {
      inputs = Map.copyOf(inputs);
    }
  }
}
