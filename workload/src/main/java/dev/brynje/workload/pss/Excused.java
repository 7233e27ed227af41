package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.function.Predicate;

/** A check that pods of a certain kind are excused from. */
record Excused(PodCheck check, Predicate<Pod> excuse) implements PodCheck {
  /** Linux settings mean nothing on Windows. */
  static PodCheck onWindows(PodCheck check) {
    return new Excused(check, Pod::isWindows);
  }

  /** Root in a user namespace is nobody on the node. */
  static PodCheck inUserNamespace(PodCheck check) {
    return new Excused(check, pod -> pod.spec().get("hostUsers").isFalse());
  }

  @Override
  public Control control() {
    return check.control();
  }

  @Override
  public boolean concerns(Pod pod) {
    return !excuse.test(pod);
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    check.judge(pod, verdict);
  }
}
