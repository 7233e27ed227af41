package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class HostPathVolumes implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/hostPathVolumes", Ring.WORKLOAD, Severity.HIGH)
          .title("Pods do not mount the node's files")
          .rationale(
              """
              A hostPath volume hands a directory of the node to the pod. What is written there
              outlives the pod, and many paths lead to the whole node: the runtime's socket, the
              kubelet's files, logs with links in them.
              """)
          .remediation(
              "Use a persistentVolumeClaim, emptyDir, configMap or projected volume instead of"
                  + " hostPath")
          .effort(Effort.BLOCK)
          .reference("pss", "hostPathVolumes")
          .reference("cis", "5.2.12")
          .reference("trivy", "KSV-0023")
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
                volumes:
                  - name: data
                    hostPath:
                      path: /srv/data
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
                volumes:
                  - name: data
                    persistentVolumeClaim:
                      claimName: data
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Field volume : pod.spec().get("volumes").items()) {
      Field hostPath = volume.get("hostPath");
      if (hostPath.present()) {
        String name = volume.get("name").string().orElse("");
        String path = hostPath.get("path").string().orElse("");
        verdict
            .fail(hostPath, "volume " + name + " is the node's path " + path)
            .evidence("volume", name)
            .evidence("path", path);
      }
    }
  }
}
