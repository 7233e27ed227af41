package dev.brynje.pipeline;

import java.util.List;

/**
 * What one file says.
 *
 * @param file as it is shown
 * @param steps in order; those that never run are left out
 * @param includes files of the same repository that belong to it, from its root
 * @param scripts of the same repository that its steps run
 * @param elsewhere what belongs to it and is not in this repository, as written
 * @param problems what could not be read, each with its line; a line without a full stop
 */
public record Pipeline(
    String file,
    List<Step> steps,
    List<String> includes,
    List<ScriptCall> scripts,
    List<String> elsewhere,
    List<String> problems) {
  public Pipeline {
    steps = List.copyOf(steps);
    includes = List.copyOf(includes);
    scripts = List.copyOf(scripts);
    elsewhere = List.copyOf(elsewhere);
    problems = List.copyOf(problems);
  }
}
