package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class UnprivilegedPorts implements ContainerCheck {
  private static final long FIRST = 1024;

  private static final Control CONTROL =
      Control.named("workload/unprivileged-ports", Ring.WORKLOAD, Severity.LOW)
          .title("Containers listen on ports from 1024 up")
          .rationale(
              """
              A port below 1024 takes root or a capability to listen on, on many runtimes still. A
              Service maps port 80 to any port of the pod, so that nothing is gained by it.
              """)
          .remediation(
              """
              Let the program listen on a port from 1024 up and set the targetPort of the Service \
              to it\
              """)
          .effort(Effort.WORK)
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-250")
          .reference("kube-linter", "privileged-ports")
          .reference("trivy", "KSV-0117")
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
                      - containerPort: 80
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
  public boolean concerns(Pod pod, Container container) {
    return !pod.isWindows();
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    for (Field port : container.field().get("ports").items()) {
      Field field = port.get("containerPort");
      long number = field.integer().orElse(FIRST);
      if (number > 0 && number < FIRST && !NoSshPort.isSsh(port)) {
        verdict
            .fail(field, "port %s takes root or NET_BIND_SERVICE".formatted(number))
            .evidence("port", number + "/" + port.get("protocol").string().orElse("TCP"));
      }
    }
  }
}
