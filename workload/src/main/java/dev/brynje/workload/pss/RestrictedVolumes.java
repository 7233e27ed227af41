package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;
import java.util.Set;

/**
 * A volume without a source is allowed, since the API server makes it an emptyDir before it judges;
 * a source that nobody knows is not.
 */
final class RestrictedVolumes implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/restrictedVolumes", Ring.WORKLOAD, Severity.HIGH)
          .title("Volumes are of the types that Kubernetes manages")
          .rationale(
              """
              Volumes that name a server, a disk or a path of the node themselves pass by storage
              classes, quotas and whoever decides about storage, and mount with the kernel's code
              for that file system. A claim or a CSI volume gives the same storage in a controlled
              way.
              """)
          .remediation(
              "Use configMap, csi, downwardAPI, emptyDir, ephemeral, image, persistentVolumeClaim,"
                  + " projected or secret")
          .effort(Effort.BLOCK)
          .reference("pss", "restrictedVolumes")
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
                volumes:
                  - name: data
                    nfs:
                      server: files.example.com
                      path: /data
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

  private static final Set<String> ALLOWED =
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

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Field volume : pod.spec().get("volumes").items()) {
      List<Field> sources = sources(volume);
      if (!sources.isEmpty() && sources.stream().noneMatch(one -> ALLOWED.contains(one.name()))) {
        Field source = sources.getFirst();
        String name = volume.get("name").string().orElse("");
        verdict
            .fail(source, "volume " + name + " is of type " + source.name())
            .evidence("volume", name)
            .evidence("type", source.name());
      }
    }
  }

  private static List<Field> sources(Field volume) {
    return volume.fields().stream().filter(field -> !field.name().equals("name")).toList();
  }
}
