package dev.brynje.workload.filesystem;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class NoMountPropagation implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/no-mount-propagation", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Mounts made in a container stay there")
          .rationale(
              """
              With mountPropagation: Bidirectional what a container mounts appears on the node and
              in every other container of the volume. A mount over a directory of the node is a way
              to exchange its files.
              """)
          .remediation("Remove mountPropagation, or set it to None or HostToContainer")
          .reference("nsm", "2.6.5")
          .reference("cwe", "CWE-668")
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
                    securityContext:
                      privileged: true
                    volumeMounts:
                      - name: data
                        mountPath: /data
                        mountPropagation: Bidirectional
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
                    securityContext:
                      privileged: true
                    volumeMounts:
                      - name: data
                        mountPath: /data
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    for (Field mount : container.field().get("volumeMounts").items()) {
      Field propagation = mount.get("mountPropagation");
      if (propagation.string().filter("Bidirectional"::equals).isPresent()) {
        verdict
            .fail(propagation, "what the container mounts here appears on the node")
            .evidence("mountPath", mount.get("mountPath").string().orElse(""));
      }
    }
  }
}
