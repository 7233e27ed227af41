package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class HostPorts implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/hostPorts", Ring.WORKLOAD, Severity.HIGH)
          .title("Containers open no port on the node")
          .rationale(
              """
              A hostPort listens on the node's own address, where no Service and often no
              NetworkPolicy stands before it, and only one pod of its kind fits on a node.
              """)
          .remediation("Remove hostPort and put a Service before the pod")
          .reference("pss", "hostPorts")
          .reference("cis", "5.2.13")
          .reference("trivy", "KSV-0024")
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
  public void judge(Pod pod, Verdict verdict) {
    for (Container container : pod.containers()) {
      for (Field port : container.field().get("ports").items()) {
        Field hostPort = port.get("hostPort");
        long number = hostPort.integer().orElse(0);
        if (number != 0) {
          verdict
              .fail(container.name(), hostPort, "port " + number + " is opened on the node")
              .evidence("hostPort", Long.toString(number))
              .evidence("protocol", port.get("protocol").string().orElse("TCP"));
        }
      }
    }
  }
}
