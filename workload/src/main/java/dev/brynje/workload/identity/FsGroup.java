package dev.brynje.workload.identity;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.OptionalLong;

final class FsGroup implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/fs-group", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Volumes belong to a group other than root")
          .rationale(
              """
              The kubelet gives a volume's files to fsGroup. With group 0 every process of that
              group, on any pod that mounts the volume, may write to them. Without one a new volume
              belongs to root, and the first permission error tempts people to run as root.
              """)
          .remediation("Set spec.securityContext.fsGroup to the group that the containers run in")
          .reference("nsa-cisa", "Non-root containers")
          .reference("nsm", "2.6.4")
          .reference("cwe", "CWE-732")
          .reference("trivy", "KSV-0116")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                securityContext:
                  fsGroup: 0
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    volumeMounts:
                      - name: data
                        mountPath: /data
                volumes:
                  - name: data
                    persistentVolumeClaim:
                      claimName: data
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                securityContext:
                  fsGroup: 10001
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    volumeMounts:
                      - name: data
                        mountPath: /data
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
  public boolean concerns(Pod pod) {
    return !pod.isWindows();
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    Field group = pod.securityContext().get("fsGroup");
    OptionalLong id = group.integer();
    if (id.isPresent()) {
      if (id.getAsLong() == 0) {
        verdict.fail(group, "fsGroup is 0, the group of root");
      }
    } else if (keepsData(pod)) {
      verdict
          .fail(group, "fsGroup is not set, so a new volume belongs to root")
          .severity(Severity.INFO);
    }
  }

  private static boolean keepsData(Pod pod) {
    if (pod.owner().kind().equals("StatefulSet")
        && !pod.owner().spec().get("volumeClaimTemplates").items().isEmpty()) {
      return true;
    }
    for (Field volume : pod.spec().get("volumes").items()) {
      if (volume.get("persistentVolumeClaim").present() || volume.get("ephemeral").present()) {
        return true;
      }
    }
    return false;
  }
}
