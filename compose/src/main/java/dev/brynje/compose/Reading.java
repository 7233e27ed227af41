package dev.brynje.compose;

import dev.brynje.yaml.Problem;

/** What came of reading a project. */
public sealed interface Reading {
  /** One that Compose would take. */
  record Read(Project project) implements Reading {}

  /**
   * One that Compose would refuse, or that is beyond our bounds.
   *
   * @param file its name, as it is shown
   */
  record Refused(String file, Problem problem) implements Reading {}
}
