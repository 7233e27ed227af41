package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;

/** Loopback is no exception: for the kubelet it is the node's. */
final class HostProbesAndHostLifecycle implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/hostProbesAndHostLifecycle", Ring.WORKLOAD, Severity.HIGH)
          .title("Probes and lifecycle hooks call the pod itself")
          .rationale(
              """
              The kubelet makes the calls of probes and hooks, from the node and with its network.
              A host of one's own choice turns it into a scanner that reaches what the pod itself
              may not, the node's loopback included.
              """)
          .remediation("Remove host; without it the kubelet calls the pod")
          .reference("pss", "hostProbesAndHostLifecycle")
          .reference("cwe", "CWE-918")
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
                    livenessProbe:
                      httpGet:
                        host: 127.0.0.1
                        port: 8080
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
                    livenessProbe:
                      httpGet:
                        port: 8080
              """)
          .define();

  private static final List<String> PROBES =
      List.of("livenessProbe", "readinessProbe", "startupProbe");
  private static final List<String> HOOKS = List.of("postStart", "preStop");
  private static final List<String> ACTIONS = List.of("httpGet", "tcpSocket");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Container container : pod.containers()) {
      for (String probe : PROBES) {
        judge(container, container.field().get(probe), verdict);
      }
      for (String hook : HOOKS) {
        judge(container, container.field().at("lifecycle", hook), verdict);
      }
    }
  }

  private static void judge(Container container, Field caller, Verdict verdict) {
    for (String action : ACTIONS) {
      Field host = caller.at(action, "host");
      String name = host.string().orElse("");
      if (!name.isEmpty()) {
        verdict
            .fail(container.name(), host, caller.name() + " calls " + name + " instead of the pod")
            .evidence("host", name);
      }
    }
  }
}
