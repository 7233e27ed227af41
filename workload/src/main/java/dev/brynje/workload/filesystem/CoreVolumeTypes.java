package dev.brynje.workload.filesystem;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Set;

final class CoreVolumeTypes implements PodCheck {
  private static final Set<String> KEPT_TO_THE_POD =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private static final Control CONTROL =
      Control.named("workload/core-volume-types", Ring.WORKLOAD, Severity.LOW)
          .title("Volumes are of types that keep to their pod")
          .rationale(
              """
              Volumes that name a server or a disk in the pod let whoever writes the pod choose what
              the node mounts, past the cluster's storage classes. gitRepo runs git on the node as
              root and was a way out of the pod (CVE-2024-10220); flexVolume starts a program of the
              node.
              """)
          .remediation(
              """
              Use a persistentVolumeClaim, or an init container that fetches into an emptyDir\
              """)
          .effort(Effort.BLOCK)
          .reference("pss", "restrictedVolumes")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-668")
          .reference("trivy", "KSV-0028")
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
                        mountPath: /data
                volumes:
                  - name: data
                    nfs:
                      server: nfs.example.com
                      path: /export
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
  public void judge(Pod pod, Verdict verdict) {
    for (Field volume : pod.spec().get("volumes").items()) {
      for (Field source : volume.fields()) {
        judge(volume, source, verdict);
      }
    }
  }

  /** What a hostPath gives away is judged by controls of its own. */
  private static void judge(Field volume, Field source, Verdict verdict) {
    String type = source.name();
    if (type.equals("name") || type.equals("hostPath") || KEPT_TO_THE_POD.contains(type)) {
      return;
    }
    Complaint complaint =
        switch (type) {
          case "gitRepo" ->
              verdict
                  .fail(source, "a gitRepo volume runs git on the node as root")
                  .severity(Severity.HIGH);
          case "flexVolume" ->
              verdict
                  .fail(source, "a flexVolume starts a program of the node as root")
                  .severity(Severity.MEDIUM);
          default ->
              verdict.fail(source, "a volume of type %s reaches past the pod".formatted(type));
        };
    complaint.evidence("volume", volume.get("name").string().orElse(""));
  }
}
