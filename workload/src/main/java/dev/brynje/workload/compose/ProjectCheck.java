package dev.brynje.workload.compose;

import dev.brynje.compose.Project;

/** Judges what stands beside the services of a project. */
public non-sealed interface ProjectCheck extends ComposeCheck {
  /** Says what is not as wanted. */
  void judge(Project project, ComposeVerdict verdict);
}
