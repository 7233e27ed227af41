package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class NoSharedProcesses implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-shared-processes", Ring.WORKLOAD, Severity.LOW)
          .title("Containers of a pod do not see each other's processes")
          .rationale(
              """
              With shareProcessNamespace each container of the pod reads the environment, and
              through /proc the files, of the others that run as the same user. A weak sidecar then
              has the secrets of the main program.
              """)
          .remediation(
              """
              Remove spec.shareProcessNamespace; kubectl debug --target looks at one container \
              when needed\
              """)
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-668")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                shareProcessNamespace: true
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
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    Field setting = pod.spec().get("shareProcessNamespace");
    if (setting.isTrue()) {
      verdict.fail(setting, "each container sees the processes and files of the others");
    }
  }
}
