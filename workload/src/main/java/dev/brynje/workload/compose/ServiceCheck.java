package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;

/** Judges each service of a project. */
public non-sealed interface ServiceCheck extends ComposeCheck {
  /** Says what is not as wanted. */
  void judge(Project project, Service service, ComposeVerdict verdict);
}
