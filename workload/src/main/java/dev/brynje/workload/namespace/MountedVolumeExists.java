package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.HashSet;
import java.util.Set;

final class MountedVolumeExists implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/mounted-volume-exists", Ring.WORKLOAD, Severity.HIGH)
          .title("Mounts name a volume of their pod")
          .rationale(
              """
              The API server refuses a pod whose container mounts a volume that the pod does not have.
              Nothing of the manifest is applied then: what runs is what ran before, without what this
              version mends.
              """)
          .remediation("Add the volume to spec.volumes, or write the name of one that is there")
          .reference("nsm", "2.3.4")
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
                        mountPath: /var/lib/api
                volumes:
                  - name: cache
                    emptyDir:
                      sizeLimit: 1Gi
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
                        mountPath: /var/lib/api
                volumes:
                  - name: data
                    emptyDir:
                      sizeLimit: 1Gi
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    Set<String> claims = claims(pod);
    for (Container container : pod.containers()) {
      judge(container.field().get("volumeMounts"), claims, pod, verdict);
      judge(container.field().get("volumeDevices"), claims, pod, verdict);
    }
  }

  private static void judge(Field mounts, Set<String> claims, Pod pod, Verdict verdict) {
    for (Field mount : mounts.items()) {
      Field name = mount.get("name");
      String text = name.string().orElse("");
      if (!text.isEmpty() && !claims.contains(text) && pod.volumes().named(text).isEmpty()) {
        verdict
            .fail(name, "the pod has no volume called %s".formatted(text))
            .evidence("volume", text);
      }
    }
  }

  /** The volumes that a StatefulSet's controller adds. */
  private static Set<String> claims(Pod pod) {
    Set<String> claims = new HashSet<>();
    if (pod.owner().kind().equals("StatefulSet")) {
      for (Field claim : pod.owner().root().at("spec", "volumeClaimTemplates").items()) {
        claim.at("metadata", "name").string().ifPresent(claims::add);
      }
    }
    return claims;
  }
}
