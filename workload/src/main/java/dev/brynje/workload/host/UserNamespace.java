package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class UserNamespace implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/user-namespace", Ring.WORKLOAD, Severity.INFO)
          .title("Pods have a user namespace of their own")
          .rationale(
              """
              In a user namespace root of the container is a nobody on the node: what breaks out has
              no rights there, and capabilities reach no further than the pod. It takes Kubernetes
              1.33 or later and a kernel and runtime that can do it.
              """)
          .remediation("Set spec.hostUsers: false where the nodes support it")
          .reference("nsa-cisa", "Non-root containers")
          .reference("nsm", "2.6.4")
          .reference("cwe", "CWE-250")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                hostUsers: false
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  /** The API server refuses a user namespace beside a namespace of the node. */
  @Override
  public boolean concerns(Pod pod) {
    return !pod.isWindows()
        && !pod.spec().get("hostNetwork").isTrue()
        && !pod.spec().get("hostPID").isTrue()
        && !pod.spec().get("hostIPC").isTrue();
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    Field setting = pod.spec().get("hostUsers");
    if (!setting.isFalse()) {
      verdict.fail(setting, "user ids of the pod are user ids of the node");
    }
  }
}
