package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class ReadOnlyHostPath implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/read-only-host-path", Ring.WORKLOAD, Severity.MEDIUM)
          .title("What is mounted from the node is mounted read-only")
          .rationale(
              """
              A container that can write to the node can fill its disk, change what others read
              there, and plant programs or symbolic links for a process with more rights to follow.
              """)
          .remediation("Set readOnly: true on the volumeMount")
          .reference("nsa-cisa", "Pod security enforcement")
          .reference("nsm", "2.3.2")
          .reference("cwe", "CWE-732")
          .reference("kube-linter", "writable-host-mount")
          .reference("kubescape", "C-0045")
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
                    volumeMounts:
                      - name: node
                        mountPath: /host
                volumes:
                  - name: node
                    hostPath:
                      path: /var/lib/shop/export
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
                    volumeMounts:
                      - name: node
                        mountPath: /host
                        readOnly: true
                volumes:
                  - name: node
                    hostPath:
                      path: /var/lib/shop/export
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    for (Field mount : container.field().get("volumeMounts").items()) {
      if (mount.get("readOnly").isTrue()) {
        continue;
      }
      HostPath.mountedBy(mount, pod)
          .filter(path -> path.kind().isFiles())
          .ifPresent(path -> complain(path, mount, verdict));
    }
  }

  private static void complain(HostPath path, Field mount, Verdict verdict) {
    Complaint complaint =
        verdict
            .fail(
                mount.get("readOnly"), "%s of the node is mounted writable".formatted(path.text()))
            .evidence("mountPath", mount.get("mountPath").string().orElse(""))
            .evidence("path", path.text());
    if (path.normal().equals("/var/log")) {
      complaint
          .evidence("escape", "the kubelet follows symbolic links in /var/log as root")
          .severity(Severity.HIGH);
    }
  }
}
