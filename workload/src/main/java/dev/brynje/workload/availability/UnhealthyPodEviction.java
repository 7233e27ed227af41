package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class UnhealthyPodEviction implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/unhealthy-pod-eviction", Ring.WORKLOAD, Severity.INFO)
          .title("A PodDisruptionBudget does not protect pods that are broken")
          .rationale(
              """
              By default a pod that runs but is not ready counts against the budget: an
              application that is down anyway then keeps its nodes from being drained and patched.
              """)
          .remediation("Set spec.unhealthyPodEvictionPolicy: AlwaysAllow")
          .reference("kube-linter", "pdb-unhealthy-pod-eviction-policy")
          .reference("nsm", "2.3.1")
          .bad(
              """
              apiVersion: policy/v1
              kind: PodDisruptionBudget
              metadata:
                name: api
                namespace: shop
              spec:
                maxUnavailable: 1
                selector:
                  matchLabels:
                    app: api
              """)
          .good(
              """
              apiVersion: policy/v1
              kind: PodDisruptionBudget
              metadata:
                name: api
                namespace: shop
              spec:
                maxUnavailable: 1
                unhealthyPodEvictionPolicy: AlwaysAllow
                selector:
                  matchLabels:
                    app: api
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return object.kind().equals("PodDisruptionBudget") && object.group().equals("policy");
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Field policy = object.spec().get("unhealthyPodEvictionPolicy");
    if (policy.string().filter("AlwaysAllow"::equals).isEmpty()) {
      verdict.fail(policy, "pods that are not ready can keep a node from being drained");
    }
  }
}
