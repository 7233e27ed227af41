package dev.brynje.workload.check;

import dev.brynje.kube.Pod;

/** Judges every pod and template of pods. */
public non-sealed interface PodCheck extends Check {
  /** Whether the control has anything to say about this pod. */
  default boolean concerns(Pod pod) {
    return true;
  }

  /** Says what is not as wanted. */
  void judge(Pod pod, Verdict verdict);
}
