package dev.brynje.workload.check;

import dev.brynje.kube.Container;
import dev.brynje.kube.Pod;

/** Judges every container: init, main and ephemeral ones. */
public non-sealed interface ContainerCheck extends Check {
  /** Whether the control has anything to say about this container. */
  default boolean concerns(Pod pod, Container container) {
    return true;
  }

  /** Says what is not as wanted. */
  void judge(Pod pod, Container container, Verdict verdict);
}
