package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class NoHostPort implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/no-host-port", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Containers take no port of the node")
          .rationale(
              """
              A hostPort opens the port on the node's own addresses, past Services and often past
              NetworkPolicies, as wide as the node is reachable. It also ties the pod to nodes where
              the port is free.
              """)
          .remediation("Remove hostPort and publish the port through a Service")
          .reference("pss", "hostPorts")
          .reference("cis", "5.2.13")
          .reference("nsm", "2.5.2")
          .reference("cwe", "CWE-668")
          .reference("checkov", "CKV_K8S_26")
          .reference("polaris", "hostPortSet")
          .reference("trivy", "KSV-0024")
          .reference("kubescape", "C-0044", "C-0204")
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
                    ports:
                      - containerPort: 8080
                        hostPort: 8080
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
                    ports:
                      - containerPort: 8080
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    boolean inNodeNetwork = pod.spec().get("hostNetwork").isTrue();
    for (Field port : container.field().get("ports").items()) {
      Field hostPort = port.get("hostPort");
      long number = hostPort.integer().orElse(0);
      if (number == 0) {
        continue;
      }
      String taken = number + "/" + port.get("protocol").string().orElse("TCP");
      if (inNodeNetwork) {
        verdict
            .fail(
                hostPort,
                "port %s of the node is named beside hostNetwork, which opens it anyway"
                    .formatted(number))
            .severity(Severity.LOW)
            .remedy("Remove hostNetwork and hostPort, and publish the port through a Service")
            .evidence("hostPort", taken);
        continue;
      }
      String address = port.get("hostIP").string().orElse("");
      if (address.startsWith("127.") || address.equals("::1")) {
        verdict
            .fail(hostPort, "port %s of the node is taken on its loopback".formatted(number))
            .severity(Severity.LOW)
            .evidence("hostPort", taken);
      } else {
        verdict
            .fail(hostPort, "port %s is open on every node that runs the pod".formatted(number))
            .evidence("hostPort", taken);
      }
    }
  }
}
