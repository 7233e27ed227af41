package dev.brynje.workload.pss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodSecurityChecksTest {
  @ParameterizedTest(name = "{0}, {1} {2}")
  @MethodSource("cases")
  void pod(String name, PodSecurityLevel level, String version, Field pod, List<String> failed) {
    List<Check> checks = PodSecurityChecks.of(level, KubernetesVersion.parse(version));
    assertThat(Pods.failed(Pods.of(pod), checks)).containsExactlyInAnyOrderElementsOf(failed);
  }

  static Stream<Arguments> cases() {
    return Pods.table("cases.yaml").stream()
        .map(one ->
            Arguments.of(
                one.get("check").string().orElseThrow()
                    + ": "
                    + one.get("name").string().orElseThrow(),
                PodSecurityLevel.of(one.get("level").string().orElseThrow()).orElseThrow(),
                one.get("version").string().orElseThrow(),
                one.get("pod"),
                one.get("findings").strings()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("fixtures")
  void kubernetesOwnFixture(String path, List<String> failed, String yaml) {
    List<String> parts = Arrays.asList(path.split("/", -1));
    List<Check> checks =
        PodSecurityChecks.of(
            PodSecurityLevel.of(parts.get(0)).orElseThrow(), KubernetesVersion.parse(parts.get(1)));
    assertThat(Pods.failed(Pods.read(yaml), checks)).containsExactlyInAnyOrderElementsOf(failed);
  }

  static Stream<Arguments> fixtures() {
    return Pattern.compile("^--- # ", Pattern.MULTILINE)
        .splitAsStream(Pods.text("fixtures.yaml"))
        .skip(1)
        .map(one -> {
          int line = one.indexOf('\n');
          List<String> heading = Arrays.asList(one.substring(0, line).split(" ", -1));
          return Arguments.of(
              heading.getFirst(), heading.subList(1, heading.size()), one.substring(line));
        });
  }

  @Test
  void everyVersionHasItsChecksInTheirForm() {
    List<Field> table = Pods.table("active.yaml");
    for (PodSecurityLevel level : List.of(PodSecurityLevel.BASELINE, PodSecurityLevel.RESTRICTED)) {
      for (int minor = 0; minor <= 40; minor++) {
        KubernetesVersion version = new KubernetesVersion(minor);
        List<String> active = new ArrayList<>();
        for (Standard.Step step : Standards.at(level, version)) {
          active.add(step.check().control().id() + " " + step.since());
        }
        assertThat(active).as("%s %s", level, version).isEqualTo(expected(table, level, version));
      }
    }
  }

  private static List<String> expected(
      List<Field> table, PodSecurityLevel level, KubernetesVersion version) {
    Field row =
        table.stream()
            .filter(one -> one.get("level").string().orElseThrow().equals(level.word()))
            .filter(one ->
                version.reaches(KubernetesVersion.parse(one.get("from").string().orElseThrow())))
            .reduce((_, later) -> later)
            .orElseThrow();
    return row.get("checks").fields().stream()
        .map(check -> "pss/" + check.name() + " " + check.string().orElseThrow().substring(1))
        .toList();
  }

  @Test
  void aVolumeOfATypeThatNobodyKnowsIsRestricted() {
    Pod pod = Pods.read("spec: {volumes: [{name: data, hostpath: {path: /}}]}");
    List<Check> checks =
        PodSecurityChecks.of(PodSecurityLevel.RESTRICTED, KubernetesVersion.LATEST);
    assertThat(Pods.failed(pod, checks)).containsExactly("restrictedVolumes");
  }

  @Test
  void privilegedChecksNothing() {
    assertThat(PodSecurityChecks.of(PodSecurityLevel.PRIVILEGED, KubernetesVersion.LATEST))
        .isEmpty();
  }

  @Test
  void catalogueHasAllNineteen() {
    assertThat(PodSecurityChecks.controls()).hasSize(19).doesNotHaveDuplicates();
  }
}
