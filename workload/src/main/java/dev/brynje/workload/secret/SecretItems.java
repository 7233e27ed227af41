package dev.brynje.workload.secret;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class SecretItems implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/secret-items", Ring.WORKLOAD, Severity.LOW)
          .title("Volumes of Secrets name the keys that are needed")
          .rationale(
              """
              Without items a volume holds every key of the Secret, also those that somebody adds
              later for another purpose. Naming the keys keeps what this pod can read to what it
              needs, and shows it to whoever reviews the manifest.
              """)
          .remediation("List the needed keys with their paths in the volume's secret.items")
          .effort(Effort.BLOCK)
          .reference("kubescape", "C-0255")
          .reference("nsm", "2.6.1")
          .reference("cwe", "CWE-272")
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
                      - name: database
                        mountPath: /run/secrets/database
                volumes:
                  - name: database
                    secret:
                      secretName: database
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
                      - name: database
                        mountPath: /run/secrets/database
                volumes:
                  - name: database
                    secret:
                      secretName: database
                      items:
                        - key: password
                          path: password
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Field volume : pod.spec().get("volumes").items()) {
      String name = volume.get("name").string().orElse("");
      Field secret = volume.get("secret");
      if (secret.present()) {
        judge(pod, name, secret, "secretName", verdict);
      }
      for (Field source : volume.get("projected").get("sources").items()) {
        if (source.get("secret").present()) {
          judge(pod, name, source.get("secret"), "name", verdict);
        }
      }
    }
  }

  private static void judge(
      Pod pod, String volume, Field secret, String nameField, Verdict verdict) {
    if (secret.get("items").items().isEmpty() && mountedWhole(pod, volume)) {
      String name = secret.get(nameField).string().orElse("");
      verdict
          .fail(secret, "volume %s holds every key of Secret %s".formatted(volume, name))
          .evidence("secret", name);
    }
  }

  /** A mount by subPath shows one file of the volume. */
  private static boolean mountedWhole(Pod pod, String volume) {
    for (Container container : pod.containers()) {
      for (Field mount : container.field().get("volumeMounts").items()) {
        boolean ofVolume = mount.get("name").string().orElse("").equals(volume);
        boolean onePath = mount.get("subPath").present() || mount.get("subPathExpr").present();
        if (ofVolume && !onePath) {
          return true;
        }
      }
    }
    return false;
  }
}
