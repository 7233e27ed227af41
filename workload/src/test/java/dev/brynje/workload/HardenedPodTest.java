package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.workload.check.Check;
import dev.brynje.workload.filesystem.FilesystemChecks;
import dev.brynje.workload.host.HostChecks;
import dev.brynje.workload.identity.IdentityChecks;
import dev.brynje.workload.privilege.PrivilegeChecks;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HardenedPodTest {
  private static final List<Check> CHECKS =
      Stream.of(IdentityChecks.ALL, FilesystemChecks.ALL, PrivilegeChecks.ALL, HostChecks.ALL)
          .flatMap(List::stream)
          .toList();

  @Test
  void nothingIsSaidOfAPodThatGivesAwayNothing() {
    assertThat(
            Trial.said(
                CHECKS,
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: api
                spec:
                  automountServiceAccountToken: false
                  hostUsers: false
                  securityContext:
                    runAsNonRoot: true
                    runAsUser: 10001
                    runAsGroup: 10001
                    fsGroup: 10001
                    seccompProfile:
                      type: RuntimeDefault
                    appArmorProfile:
                      type: RuntimeDefault
                  containers:
                    - name: api
                      image: registry.example.com/api:1.0
                      ports:
                        - containerPort: 8080
                      securityContext:
                        allowPrivilegeEscalation: false
                        readOnlyRootFilesystem: true
                        capabilities:
                          drop: [ALL]
                      volumeMounts:
                        - name: tmp
                          mountPath: /tmp
                  volumes:
                    - name: tmp
                      emptyDir:
                        sizeLimit: 64Mi
                """))
        .isEmpty();
  }

  @Test
  void aPodThatSaysNothingIsNotMadeWorseThanItIs() {
    assertThat(
            Trial.said(
                CHECKS,
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: api
                spec:
                  containers:
                    - name: api
                """))
        .filteredOn(line -> line.startsWith("high") || line.startsWith("critical"))
        .containsExactly("high [name: api] runAsNonRoot is not set, so the image decides who runs");
  }
}
