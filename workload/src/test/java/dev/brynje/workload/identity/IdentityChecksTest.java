package dev.brynje.workload.identity;

import dev.brynje.workload.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityChecksTest {
  private static final String NON_ROOT = "workload/run-as-non-root";
  private static final String USER = "workload/run-as-user";
  private static final String GROUP = "workload/run-as-group";
  private static final String FS_GROUP = "workload/fs-group";
  private static final String TOKEN = "workload/no-token-automount";
  private static final String ACCOUNT = "workload/own-service-account";
  private static final String ACCOUNT_NAME = "workload/service-account-name";
  private static final String DEFAULT_ACCOUNT = "workload/default-account-without-token";

  static Stream<Trial> users() {
    return Stream.of(
        Trial.of(NON_ROOT, "nothing set")
            .container("image: x")
            .says("high [name: api] runAsNonRoot is not set, so the image decides who runs"),
        Trial.of(NON_ROOT, "null is not set")
            .container("securityContext: {runAsNonRoot: null}")
            .says("high [runAsNonRoot] runAsNonRoot is not set, so the image decides who runs"),
        Trial.of(NON_ROOT, "false on the container wins over true on the pod")
            .podWith("securityContext: {runAsNonRoot: true}")
            .container("securityContext: {runAsNonRoot: false}")
            .says(
                "high [runAsNonRoot: false] runAsNonRoot is false, so the image decides who runs"),
        Trial.of(NON_ROOT, "yes is true")
            .container("securityContext: {runAsNonRoot: yes}")
            .saysNothing(),
        Trial.of(NON_ROOT, "a number is only unguarded")
            .container("securityContext: {runAsUser: 10001}")
            .says(
                "low [securityContext] runAsNonRoot is not set beside runAsUser, so nothing guards"
                    + " the number"),
        Trial.of(NON_ROOT, "user namespace")
            .podWith("hostUsers: false")
            .says(
                "medium [name: api] runAsNonRoot is not set, so root is held by the user namespace"
                    + " alone"),
        Trial.of(NON_ROOT, "Windows has it too")
            .podWith("os: {name: windows}")
            .says("high [name: api] runAsNonRoot is not set, so the image decides who runs"),
        Trial.of(NON_ROOT, "every list of containers")
            .pod(
                """
                initContainers:
                  - name: a
                    restartPolicy: Always
                containers:
                  - name: b
                    securityContext:
                      runAsNonRoot: true
                ephemeralContainers:
                  - name: c
                """)
            .says(
                "high [name: a] runAsNonRoot is not set, so the image decides who runs",
                "high [name: c] runAsNonRoot is not set, so the image decides who runs"),
        Trial.of(NON_ROOT, "a quoted boolean")
            .container("securityContext: {runAsNonRoot: \"true\"}")
            .says(
                "unjudged [runAsNonRoot: \"true\"] spec.containers[0].securityContext.runAsNonRoot"
                    + " must be true or false, but is a string"),
        Trial.of(USER, "root on the pod, inherited")
            .podWith("securityContext: {runAsUser: 0}")
            .says("high [runAsUser: 0] runAsUser is 0, which is root"),
        Trial.of(USER, "an octal zero is zero")
            .container("securityContext: {runAsUser: 00}")
            .says("high [runAsUser: 00] runAsUser is 0, which is root"),
        Trial.of(USER, "root in a user namespace")
            .podWith("hostUsers: false\nsecurityContext: {runAsUser: 0}")
            .says("medium [runAsUser: 0] runAsUser is 0, which is root"),
        Trial.of(USER, "the container's own number")
            .pod(
                """
                securityContext:
                  runAsUser: 0
                containers:
                  - name: api
                    securityContext:
                      runAsUser: 10001
                """)
            .saysNothing(),
        Trial.of(USER, "not set")
            .container("securityContext: {runAsNonRoot: true}")
            .says("low [securityContext] runAsUser is not set, so the image decides who runs"),
        Trial.of(USER, "Windows has none").podWith("os: {name: windows}").saysNothing(),
        Trial.of(USER, "a name")
            .container("securityContext: {runAsUser: nobody}")
            .says(
                "unjudged [runAsUser: nobody] spec.containers[0].securityContext.runAsUser must be"
                    + " an integer, but is a string"),
        Trial.of("workload/high-user-id", "each place once")
            .pod(
                """
                securityContext:
                  runAsUser: 65
                containers:
                  - name: a
                    securityContext:
                      runAsUser: 9999
                  - name: b
                    securityContext:
                      runAsUser: 10000
                  - name: c
                """)
            .says(
                "info [runAsUser: 65] runAsUser is 65, which may be a user of the node too",
                "info [runAsUser: 9999] runAsUser is 9999, which may be a user of the node too"),
        Trial.of("workload/high-user-id", "root is another control's")
            .container("securityContext: {runAsUser: 0}")
            .saysNothing(),
        Trial.of("workload/no-container-administrator", "inherited, in any case")
            .podWith(
                """
                os: {name: windows}
                securityContext:
                  windowsOptions:
                    runAsUserName: containeradministrator
                """)
            .says(
                "medium [runAsUserName: containeradministrator] runAsUserName is"
                    + " ContainerAdministrator"));
  }

  static Stream<Trial> groups() {
    return Stream.of(
        Trial.of(GROUP, "not set")
            .container("image: x")
            .says("low [name: api] runAsGroup is not set, so the group is the image's or root's"),
        Trial.of(GROUP, "root's")
            .container("securityContext: {runAsGroup: 0}")
            .says("medium [runAsGroup: 0] runAsGroup is 0, the group of root"),
        Trial.of(GROUP, "inherited").podWith("securityContext: {runAsGroup: 10001}").saysNothing(),
        Trial.of(FS_GROUP, "root's")
            .podWith("securityContext: {fsGroup: 0}")
            .says("medium [fsGroup: 0] fsGroup is 0, the group of root"),
        Trial.of(FS_GROUP, "no volume needs one").container("image: x").saysNothing(),
        Trial.of(FS_GROUP, "a claim needs one")
            .podWith("volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]")
            .says("info [spec] fsGroup is not set, so a new volume belongs to root"),
        Trial.of(FS_GROUP, "a StatefulSet's claims need one")
            .manifest(
                """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: db
                spec:
                  volumeClaimTemplates:
                    - metadata:
                        name: data
                  template:
                    spec:
                      securityContext:
                        runAsNonRoot: true
                """)
            .says("info [securityContext] fsGroup is not set, so a new volume belongs to root"),
        Trial.of("workload/supplemental-groups", "root among others")
            .podWith("securityContext: {supplementalGroups: [20000, 0]}")
            .says("medium [0] supplementalGroups has 0, the group of root"),
        Trial.of("workload/high-group-id", "wherever a group is named")
            .pod(
                """
                securityContext:
                  runAsGroup: 20000
                  fsGroup: 6
                  supplementalGroups: [999, 0, 10000]
                containers:
                  - name: api
                    securityContext:
                      runAsGroup: 42
                """)
            .says(
                "info [fsGroup: 6] fsGroup has 6, which may be a group of the node too",
                "info [999] supplementalGroups has 999, which may be a group of the node too",
                "info [runAsGroup: 42] runAsGroup has 42, which may be a group of the node too"));
  }

  static Stream<Trial> accounts() {
    return Stream.of(
        Trial.of(TOKEN, "not set")
            .podWith("serviceAccountName: api")
            .says(
                "medium [spec] automountServiceAccountToken is not set, so every container gets a"
                    + " token for the API server, unless a ServiceAccount outside these files says"
                    + " otherwise"),
        Trial.of(TOKEN, "the account of the same namespace decides")
            .manifest(
                """
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: api, namespace: shop}
                automountServiceAccountToken: false
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: by-account, namespace: shop}
                spec: {serviceAccountName: api}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: against-account, namespace: shop}
                spec: {serviceAccountName: api, automountServiceAccountToken: true}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: elsewhere, namespace: other}
                spec: {serviceAccount: api}
                """)
            .says(
                "medium [automountServiceAccountToken: true] every container gets a token for the"
                    + " API server",
                "medium [spec] automountServiceAccountToken is not set, so every container gets a"
                    + " token for the API server, unless a ServiceAccount outside these files says"
                    + " otherwise"),
        Trial.of(TOKEN, "the account default counts for pods that name none")
            .manifest(
                """
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: default}
                automountServiceAccountToken: false
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: api}
                spec: {containers: []}
                """)
            .saysNothing(),
        Trial.of(TOKEN, "asked for")
            .podWith("automountServiceAccountToken: true")
            .says(
                "medium [automountServiceAccountToken: true] every container gets a token for the"
                    + " API server"),
        Trial.of(TOKEN, "declined").podWith("automountServiceAccountToken: no").saysNothing(),
        Trial.of(ACCOUNT, "none")
            .container("image: x")
            .says("low [spec] no service account is named, so the pod runs as default"),
        Trial.of(ACCOUNT, "empty")
            .podWith("serviceAccountName: ''")
            .says(
                "low [serviceAccountName: ''] no service account is named, so the pod runs as"
                    + " default"),
        Trial.of(ACCOUNT, "default by its old field")
            .podWith("serviceAccount: default")
            .says("low [serviceAccount: default] the pod runs as the service account default"),
        Trial.of(ACCOUNT, "an own one by its old field")
            .podWith("serviceAccount: api")
            .saysNothing(),
        Trial.of(ACCOUNT, "without a token it does not matter")
            .podWith("automountServiceAccountToken: false")
            .saysNothing(),
        Trial.of(ACCOUNT_NAME, "old field alone")
            .podWith("serviceAccount: api")
            .says("low [serviceAccount: api] serviceAccount is the old name of serviceAccountName"),
        Trial.of(ACCOUNT_NAME, "both, as the API server writes them")
            .podWith("serviceAccount: api\nserviceAccountName: api")
            .says("info [serviceAccount: api] serviceAccount repeats serviceAccountName"),
        Trial.of(ACCOUNT_NAME, "both, and they differ")
            .podWith("serviceAccount: api\nserviceAccountName: admin")
            .says(
                "medium [serviceAccount: api] serviceAccount says api, but serviceAccountName says"
                    + " admin, which holds"),
        Trial.of(DEFAULT_ACCOUNT, "asked for")
            .manifest(
                """
                apiVersion: v1
                kind: ServiceAccount
                metadata:
                  name: default
                automountServiceAccountToken: true
                """)
            .says(
                "medium [automountServiceAccountToken: true] the account default hands its token"
                    + " to every pod without an account"),
        Trial.of(DEFAULT_ACCOUNT, "another account")
            .manifest(
                """
                apiVersion: v1
                kind: ServiceAccount
                metadata:
                  name: api
                """)
            .saysNothing());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"users", "groups", "accounts"})
  void judges(Trial trial) {
    trial.holds();
  }
}
