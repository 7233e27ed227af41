package dev.brynje.workload;

import dev.brynje.core.Policy;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.CheckGroup;
import dev.brynje.workload.check.ObjectCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those checks of a group that the policy judges. */
final class JudgedGroup {
  private final CheckGroup group;
  private final Policy policy;
  private volatile @Nullable List<ObjectCheck> judged;

  JudgedGroup(CheckGroup group, Policy policy) {
    this.group = group;
    this.policy = policy;
  }

  /** The checks to ask about an object; none when the group is not concerned. */
  List<ObjectCheck> of(KubeObject object) {
    return group.concerns(object) ? judged() : List.of();
  }

  private List<ObjectCheck> judged() {
    List<ObjectCheck> checks = judged;
    if (checks == null) {
      checks = group.checks().stream().filter(check -> policy.judges(check.control())).toList();
      judged = checks;
    }
    return checks;
  }
}
