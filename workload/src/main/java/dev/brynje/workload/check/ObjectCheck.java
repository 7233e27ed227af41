package dev.brynje.workload.check;

import dev.brynje.kube.KubeObject;

/** Judges single objects of certain kinds. */
public non-sealed interface ObjectCheck extends Check {
  /** Whether the control has anything to say about this object; asked for every object. */
  boolean concerns(KubeObject object);

  /** Whether it looks at all kinds, so that it alone does not make a kind one that is audited. */
  default boolean ofAnyKind() {
    return false;
  }

  /** Says what is not as wanted. */
  void judge(KubeObject object, Verdict verdict);
}
