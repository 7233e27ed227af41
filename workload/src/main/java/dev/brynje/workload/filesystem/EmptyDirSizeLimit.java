package dev.brynje.workload.filesystem;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.kube.Quantity;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class EmptyDirSizeLimit implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/empty-dir-size-limit", Ring.WORKLOAD, Severity.LOW)
          .title("An emptyDir has a size limit")
          .rationale(
              """
              An emptyDir lies on the node's disk, or in its memory. Without a limit one container
              that writes without end fills what all pods of the node share, and the kubelet then
              evicts pods until there is room.
              """)
          .remediation("Set emptyDir.sizeLimit")
          .effort(Effort.BLOCK)
          .reference("nsm", "2.2.7")
          .reference("gdpr", "Art. 32(1)(b)")
          .reference("cwe", "CWE-770")
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
                      - name: data
                        mountPath: /tmp
                volumes:
                  - name: data
                    emptyDir: {}
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
                      - name: data
                        mountPath: /tmp
                volumes:
                  - name: data
                    emptyDir:
                      sizeLimit: 64Mi
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Field volume : pod.spec().get("volumes").items()) {
      if (!Mounted.type(volume).equals("emptyDir")) {
        continue;
      }
      Field emptyDir = volume.get("emptyDir");
      boolean memory = emptyDir.get("medium").string().filter("Memory"::equals).isPresent();
      if (!isLimited(emptyDir) && !allLimit(pod, memory ? "memory" : "ephemeral-storage")) {
        verdict
            .fail(
                emptyDir.get("sizeLimit"),
                "the emptyDir may fill the %s of the node".formatted(memory ? "memory" : "disk"))
            .evidence("volume", volume.get("name").string().orElse(""));
      }
    }
  }

  /** The kubelet takes a limit of 0 for none. */
  private static boolean isLimited(Field emptyDir) {
    return emptyDir
        .get("sizeLimit")
        .stringOrNumber()
        .flatMap(Quantity::of)
        .filter(limit -> limit.signum() > 0)
        .isPresent();
  }

  /** When every container has a limit, their sum bounds what the pod keeps in its emptyDirs. */
  private static boolean allLimit(Pod pod, String resource) {
    for (Container container : pod.containers()) {
      if (container.longRunning()
          && !container.field().at("resources", "limits", resource).present()) {
        return false;
      }
    }
    return true;
  }
}
