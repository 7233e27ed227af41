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

final class NoSshPort implements ContainerCheck {
  private static final long SSH = 22;

  private static final Control CONTROL =
      Control.named("workload/no-ssh-port", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Containers run no SSH server")
          .rationale(
              """
              An SSH server in a container is a door with keys of its own, past the API server, its
              rights and its audit log. kubectl exec and kubectl debug are there for looking inside.
              """)
          .remediation("Remove the port and the SSH server from the image")
          .effort(Effort.WORK)
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-668")
          .reference("kube-linter", "ssh-port")
          .reference("kubescape", "C-0042")
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
                      - containerPort: 22
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
    for (Field port : container.field().get("ports").items()) {
      if (isSsh(port)) {
        verdict.fail(port.get("containerPort"), "port 22 is where an SSH server listens");
      }
    }
  }

  static boolean isSsh(Field port) {
    return port.get("containerPort").integer().orElse(0) == SSH
        && port.get("protocol").string().orElse("TCP").equals("TCP");
  }
}
