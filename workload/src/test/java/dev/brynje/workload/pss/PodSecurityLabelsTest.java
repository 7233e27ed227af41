package dev.brynje.workload.pss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodSecurityLabelsTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void policyIsReadAsByKubernetes(Map<String, String> labels, Map<Mode, String> policy) {
    PodSecurityLabels read = new PodSecurityLabels(labels);
    policy.forEach((mode, expected) -> {
      LevelAt inForce = read.inForce(mode);
      String version =
          inForce.version().equals(KubernetesVersion.LATEST) ? "latest" : "v" + inForce.version();
      assertThat(inForce.level().word() + ":" + version).as("%s", mode).isEqualTo(expected);
    });
  }

  static Stream<Arguments> table() {
    return Pods.table("labels.yaml").stream()
        .map(row -> {
          Map<String, String> labels = new HashMap<>();
          Texts.of(row.get("labels"))
              .forEach((key, value) -> labels.put(PodSecurityLabels.PREFIX + key, value));
          Map<Mode, String> policy = new HashMap<>();
          for (Mode mode : Mode.values()) {
            policy.put(mode, row.get(mode.word()).string().orElseThrow());
          }
          return Arguments.of(labels, policy);
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void whatKubernetesRefusesIsFound(Map<String, String> labels, Map<Mode, String> policy) {
    List<String> said = Trial.said(List.of(new ValidPodSecurityLabels()), namespace(labels));
    assertThat(said.stream().filter(line -> line.contains("it is refused")))
        .hasSize(refused(labels));
  }

  private static int refused(Map<String, String> labels) {
    for (Field row : Pods.table("labels.yaml")) {
      Map<String, String> same = new HashMap<>();
      Texts.of(row.get("labels"))
          .forEach((key, value) -> same.put(PodSecurityLabels.PREFIX + key, value));
      if (same.equals(labels)) {
        return row.get("errors").items().size();
      }
    }
    throw new IllegalArgumentException("not in the table: " + labels);
  }

  private static String namespace(Map<String, String> labels) {
    StringBuilder yaml = new StringBuilder(namespace("shop"));
    labels.forEach((key, value) -> yaml.append("    %s: \"%s\"%n".formatted(key, value)));
    return yaml.toString();
  }

  private static String namespace(String name) {
    return "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: " + name + "\n  labels:\n";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void label(Trial trial) {
    trial.holds();
  }

  static Stream<Trial> trials() {
    return Stream.of(
        labels("workload/valid-pod-security-labels", "enforce: null")
            .says(
                "medium [pod-security.kubernetes.io/enforce] enforce is \"\", which is no level; it"
                    + " is refused"),
        labels("workload/valid-pod-security-labels", "enforce-version: 1.25")
            .says(
                "unjudged [pod-security.kubernetes.io/enforce-version: 1.25]"
                    + " metadata.labels.pod-security.kubernetes.io/enforce-version must be a"
                    + " string,"
                    + " but is the number 1.25"),
        labels("workload/valid-pod-security-labels", "enforced: restricted")
            .says(
                "medium [pod-security.kubernetes.io/enforced: restricted] enforced is no Pod"
                    + " Security label, so it does nothing"),
        labels("workload/valid-pod-security-labels", "audit-version: v1.30")
            .says(
                "low [pod-security.kubernetes.io/audit-version: v1.30] audit-version stands without"
                    + " audit, so it does nothing"),
        labels("workload/valid-pod-security-labels", "enforce: baseline", "warn-version: v1.30")
            .saysNothing(),
        labels("workload/pod-security-enforced", "warn: restricted")
            .says("medium [labels] no Pod Security level is enforced"),
        labels("workload/pod-security-enforced", "enforce: privileged")
            .says(
                "low [pod-security.kubernetes.io/enforce: privileged] the level enforced is"
                    + " privileged, which refuses nothing"),
        labels("workload/pod-security-enforced", "enforce: nothing").saysNothing(),
        labels("workload/pod-security-warns-of-refusals", "enforce: restricted", "audit: baseline")
            .says(
                "low [pod-security.kubernetes.io/audit: baseline] audit is baseline, weaker than"
                    + " the"
                    + " restricted that is enforced"),
        labels("workload/pod-security-warns-of-refusals", "enforce: baseline", "warn: restricted")
            .saysNothing(),
        labels("workload/pod-security-warns-of-refusals", "enforce: baseline", "audit: nothing")
            .saysNothing(),
        labels(
                "workload/pod-security-warns-of-refusals",
                "enforce: baseline",
                "warn-version: v1.30")
            .says(
                "low [pod-security.kubernetes.io/warn-version: v1.30] warn goes by version 1.30,"
                    + " older than 1.37 by which it is enforced"),
        labels(
                "workload/current-pod-security-version",
                "enforce: restricted",
                "enforce-version: v1.21")
            .says(
                "low [pod-security.kubernetes.io/enforce-version: v1.21] enforce-version is v1.21,"
                    + " 16 minor versions before 1.37, without hostProbesAndHostLifecycle,"
                    + " capabilities_restricted, procMount_restricted, runAsUser"),
        labels(
                "workload/current-pod-security-version",
                "enforce: restricted",
                "enforce-version: v1.33")
            .saysNothing(),
        labels(
                "workload/current-pod-security-version",
                "enforce: privileged",
                "enforce-version: v1.2")
            .saysNothing(),
        labels(
                "workload/current-pod-security-version",
                "enforce: baseline",
                "enforce-version: v1.99")
            .saysNothing());
  }

  private static Trial labels(String control, String... labels) {
    StringBuilder yaml = new StringBuilder(namespace("shop"));
    for (String label : labels) {
      yaml.append("    ").append(PodSecurityLabels.PREFIX).append(label).append('\n');
    }
    return Trial.of(control, String.join(", ", labels)).manifest(yaml.toString());
  }

  @Test
  void labelThatContradictsTheLevelAskedForIsFound() {
    String baseline = namespace(Map.of(Mode.ENFORCE.label(), "baseline"));
    assertThat(Trial.said(List.of(PodSecurityEnforced.as(PodSecurityLevel.RESTRICTED)), baseline))
        .containsExactly(
            "medium [pod-security.kubernetes.io/enforce: \"baseline\"] the level enforced is"
                + " baseline, weaker: restricted was asked for");
    assertThat(Trial.said(List.of(PodSecurityEnforced.as(PodSecurityLevel.BASELINE)), baseline))
        .isEmpty();
    assertThat(Trial.said(List.of(PodSecurityEnforced.as(PodSecurityLevel.PRIVILEGED)), baseline))
        .containsExactly(
            "info [pod-security.kubernetes.io/enforce: \"baseline\"] the level enforced is"
                + " baseline,"
                + " so pods may be refused that pass here: privileged was asked for");
  }

  @Test
  void missingLabelContradictsEveryLevelButPrivileged() {
    String none = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n";
    assertThat(Trial.said(List.of(PodSecurityEnforced.as(PodSecurityLevel.BASELINE)), none))
        .containsExactly(
            "medium [metadata] no Pod Security level is enforced, but baseline was asked for");
    assertThat(Trial.said(List.of(PodSecurityEnforced.as(PodSecurityLevel.PRIVILEGED)), none))
        .isEmpty();
  }

  @Test
  void versionAskedForIsWhatAPinIsComparedWith() {
    String pinned =
        namespace(Map.of(Mode.ENFORCE.label(), "baseline", Mode.ENFORCE.versionLabel(), "v1.28"));
    KubernetesVersion near = KubernetesVersion.parse("1.30");
    assertThat(Trial.said(List.of(new CurrentPodSecurityVersion(near)), pinned)).isEmpty();
  }
}
