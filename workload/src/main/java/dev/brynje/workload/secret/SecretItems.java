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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    Optional<Set<String>> mounted = Optional.empty();
    for (Field volume : pod.spec().get("volumes").items()) {
      for (Field secret : secrets(volume)) {
        if (secret.get("items").items().isEmpty()) {
          Set<String> whole = mounted.orElseGet(() -> mountedWhole(pod));
          mounted = Optional.of(whole);
          String name = volume.get("name").string().orElse("");
          if (whole.contains(name)) {
            complain(name, secret, verdict);
          }
        }
      }
    }
  }

  private static List<Field> secrets(Field volume) {
    List<Field> secrets = new ArrayList<>(1);
    if (volume.get("secret").present()) {
      secrets.add(volume.get("secret"));
    }
    for (Field source : volume.get("projected").get("sources").items()) {
      if (source.get("secret").present()) {
        secrets.add(source.get("secret"));
      }
    }
    return secrets;
  }

  private static void complain(String volume, Field secret, Verdict verdict) {
    String called = secret.get("secretName").string().orElse("");
    String name = called.isEmpty() ? secret.get("name").string().orElse("") : called;
    verdict
        .fail(secret, "volume %s holds every key of Secret %s".formatted(volume, name))
        .evidence("secret", name);
  }

  /** The volumes that some container mounts whole: by subPath it sees one file. */
  private static Set<String> mountedWhole(Pod pod) {
    Set<String> mounted = new HashSet<>();
    for (Container container : pod.containers()) {
      for (Field mount : container.field().get("volumeMounts").items()) {
        boolean onePath = mount.get("subPath").present() || mount.get("subPathExpr").present();
        if (!onePath) {
          mounted.add(mount.get("name").string().orElse(""));
        }
      }
    }
    return mounted;
  }
}
