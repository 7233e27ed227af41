package dev.brynje.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.core.Resource;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.SourceJudgement;
import dev.brynje.workload.pss.PodSecurityChecks;
import dev.brynje.workload.pss.PodSecurityLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Kubernetes' own evaluator says of pods at restricted, before and after a fix. */
class FixedForPodSecurityTest {
  /** By which findings an audit says that a pod fails a check still; the starts of their names. */
  private static final Map<String, List<String>> FINDINGS =
      Map.ofEntries(
          Map.entry(
              "allowPrivilegeEscalation",
              List.of("no-privileged", "no-privilege-escalation", "no-dangerous-capabilities")),
          Map.entry("appArmorProfile", List.of("app-armor-profile")),
          Map.entry("capabilities_restricted", List.of("no-added", "no-dangerous", "drop-all")),
          Map.entry("hostNamespaces", List.of("no-host-")),
          Map.entry("hostPorts", List.of("no-host-port")),
          Map.entry("privileged", List.of("no-privileged")),
          Map.entry("procMount_restricted", List.of("default-proc-mount")),
          Map.entry(
              "restrictedVolumes",
              List.of("no-host-path", "no-sensitive-host", "no-runtime-socket", "core-volume")),
          Map.entry("runAsUser", List.of("run-as-")),
          Map.entry("seLinuxOptions", List.of("default-se-linux-options")),
          Map.entry("sysctls", List.of("safe-sysctls")),
          Map.entry("windowsHostProcess", List.of("no-host-process")));

  /** Probes of other hosts, and what is set for a pod of which each container says otherwise. */
  private static final Set<String> WITHOUT_FINDING =
      Set.of("hostProbesAndHostLifecycle", "runAsNonRoot", "seccompProfile_restricted");

  private static final ManifestAudit RESTRICTED =
      new ManifestAudit(
          PodSecurityChecks.of(PodSecurityLevel.RESTRICTED, KubernetesVersion.LATEST),
          Policy.DEFAULT);

  @TempDir Path directory = Path.of("unset");

  @ParameterizedTest
  @EnumSource
  void podsAreRefusedOnlyForWhatIsLeftToPeople(Origin origin)
      throws IOException, InterruptedException {
    Optional<Evaluator> evaluator = Evaluator.onPath(directory);
    assumeTrue(
        evaluator.isPresent(), "pod-security is not on the PATH: what it says is not compared");
    List<Fixed> changed = origin.changed();
    List<Map<String, Set<String>>> before =
        evaluator.get().failed(changed.stream().map(Fixed::before).toList());
    List<Map<String, Set<String>>> after =
        evaluator.get().failed(changed.stream().map(Fixed::after).toList());
    for (int i = 0; i < changed.size(); i++) {
      Fixed fixed = changed.get(i);
      Map<String, Set<String>> old = before.get(i);
      after
          .get(i)
          .forEach((pod, failed) ->
              assertThat(old.get(pod)).as("%s in %s", pod, fixed).containsAll(failed));
      assertThat(said(fixed.after(), after.get(i).keySet()))
          .as("%s", fixed)
          .isEqualTo(after.get(i));
      verifyReasons(fixed, after.get(i));
    }
    if (origin == Origin.CORPUS) {
      Documented.region("restricted").holds(table(before, after));
    }
  }

  /** What our own audit says of those pods. */
  private static Map<String, Set<String>> said(byte[] manifest, Set<String> pods) {
    Map<String, Set<String>> said = new TreeMap<>();
    pods.forEach(pod -> said.put(pod, new TreeSet<>()));
    SourceJudgement judgement = RESTRICTED.judge(0, Fixing.PATH, manifest, true);
    for (Finding finding : judgement.findings()) {
      Set<String> failed = said.get(name(finding.resource()));
      if (failed != null) {
        failed.add(finding.control().substring("pss/".length()));
      }
    }
    return said;
  }

  private static String name(Resource resource) {
    return resource.kind() + " " + resource.namespace() + "/" + resource.name();
  }

  /** For every check that a pod fails still, an audit finds why. */
  private static void verifyReasons(Fixed fixed, Map<String, Set<String>> failed) {
    if (failed.values().stream().allMatch(Set::isEmpty)) {
      return;
    }
    List<Finding> findings = Fixing.PLAIN.findings(fixed.after());
    failed.forEach((pod, checks) -> {
      for (String check : checks) {
        assertThat(WITHOUT_FINDING.contains(check) || isFound(pod, check, findings))
            .as("%s fails %s, of which nothing is said, in %s", pod, check, fixed)
            .isTrue();
      }
    });
  }

  private static boolean isFound(String pod, String check, List<Finding> findings) {
    List<String> those = FINDINGS.getOrDefault(check, List.of());
    return findings.stream()
        .filter(finding -> name(finding.resource()).equals(pod))
        .anyMatch(finding ->
            those.stream().anyMatch(start -> finding.control().startsWith("workload/" + start)));
  }

  private static List<String> table(
      List<Map<String, Set<String>>> before, List<Map<String, Set<String>>> after) {
    Map<String, Integer> counts = new TreeMap<>();
    after.forEach(pods ->
        pods.values()
            .forEach(checks -> checks.forEach(check -> counts.merge(check, 1, Integer::sum))));
    List<String> table = new ArrayList<>();
    table.add("| pods of these manifests | before | after |");
    table.add("|---|---|---|");
    table.add("| all | %,d | %,d |".formatted(pods(before), pods(after)));
    table.add(
        "| admitted at `restricted` | %,d | %,d |".formatted(admitted(before), admitted(after)));
    counts.forEach((check, count) ->
        table.add(
            "| refused for `%s` | %,d | %,d |".formatted(check, refused(before, check), count)));
    return table;
  }

  private static long pods(List<Map<String, Set<String>>> failed) {
    return failed.stream().mapToLong(Map::size).sum();
  }

  private static long admitted(List<Map<String, Set<String>>> failed) {
    return failed.stream().flatMap(pods -> pods.values().stream()).filter(Set::isEmpty).count();
  }

  private static long refused(List<Map<String, Set<String>>> failed, String check) {
    return failed.stream()
        .flatMap(pods -> pods.values().stream())
        .filter(checks -> checks.contains(check))
        .count();
  }
}
