package dev.brynje.workload.pss;

import dev.brynje.workload.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdmittedByPodSecurityTest {
  private static final String BARE_POD =
      """
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: api
        namespace: shop
      spec:
        containers:
          - name: api
      """;
  private static final String PRIVILEGED_DEPLOYMENT =
      """
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: api
        namespace: shop
      spec:
        template:
          spec:
            containers:
              - name: api
                securityContext:
                  privileged: true
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void pod(Trial trial) {
    trial.holds();
  }

  static Stream<Trial> trials() {
    return Stream.of(
        trial("latest version", "enforce: restricted", BARE_POD)
            .says(
                "high [name: api] namespace shop enforces restricted and would refuse this pod:"
                    + " allowPrivilegeEscalation, capabilities_restricted, runAsNonRoot,"
                    + " seccompProfile_restricted"),
        trial("pinned version", "enforce: restricted\n    " + version("v1.7"), BARE_POD)
            .says(
                "high [name: api] namespace shop enforces restricted at 1.7 and would refuse this"
                    + " pod: runAsNonRoot"),
        trial("level met", "enforce: baseline", BARE_POD).saysNothing(),
        trial("controller", "enforce: baseline", PRIVILEGED_DEPLOYMENT)
            .says(
                "high [name: api] namespace shop enforces baseline and would refuse the pods of"
                    + " this"
                    + " Deployment: privileged"),
        trial("nothing enforced", "enforce: privileged", PRIVILEGED_DEPLOYMENT).saysNothing(),
        trial("only warned", "warn: restricted", PRIVILEGED_DEPLOYMENT).saysNothing(),
        trial("invalid level is another finding", "enforce: Baseline", PRIVILEGED_DEPLOYMENT)
            .saysNothing(),
        trial(
                "other namespace",
                "enforce: restricted",
                BARE_POD.replace("namespace: shop", "namespace: other"))
            .saysNothing(),
        trial(
                "wrong type",
                "enforce: restricted",
                BARE_POD + "      livenessProbe: {httpGet: {host: 1}}\n")
            .says(
                "unjudged [host: 1] spec.containers[0].livenessProbe.httpGet.host must be a string,"
                    + " but is the number 1"));
  }

  private static String version(String version) {
    return Mode.ENFORCE.versionLabel() + ": " + version;
  }

  private static Trial trial(String what, String label, String pod) {
    String namespace =
        """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: shop
          labels:
        """;
    return Trial.of("workload/admitted-by-pod-security", what)
        .manifest(namespace + "    " + PodSecurityLabels.PREFIX + label + "\n" + pod);
  }
}
