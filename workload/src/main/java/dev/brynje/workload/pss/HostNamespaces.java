package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;

final class HostNamespaces implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/hostNamespaces", Ring.WORKLOAD, Severity.HIGH)
          .title("Pods do not share the node's namespaces")
          .rationale(
              """
              With hostNetwork a pod listens on the node's interfaces and passes by every
              NetworkPolicy; with hostPID it sees, and as root signals and inspects, every process
              of the node; with hostIPC it reads their shared memory.
              """)
          .remediation("Remove hostNetwork, hostPID and hostIPC from the pod")
          .reference("pss", "hostNamespaces")
          .reference("cis", "5.2.3", "5.2.4", "5.2.5")
          .reference("trivy", "KSV-0008", "KSV-0009", "KSV-0010")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                hostPID: true

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
                hostPID: false

                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .define();

  private static final List<String> NAMES = List.of("hostNetwork", "hostPID", "hostIPC");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (String name : NAMES) {
      Field shared = pod.spec().get(name);
      if (shared.isTrue()) {
        verdict.fail(shared, name + " is true");
      }
    }
  }
}
