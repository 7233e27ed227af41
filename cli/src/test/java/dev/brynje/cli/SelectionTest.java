package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.brynje.core.Configured;
import dev.brynje.core.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is judged, by flags and configuration. */
class SelectionTest {
  @TempDir private Path directory;

  @Test
  void withoutFlagsEverythingButTheStandardsIsJudged() {
    Selection selection = select();

    assertThat(judged(selection))
        .hasSizeGreaterThan(100)
        .contains("workload/run-as-non-root", "network/default-deny", "rbac/no-secret-access")
        .noneMatch(id -> id.startsWith("pss/"));
    assertThat(selection.policy().failOn()).isEqualTo(Severity.HIGH);
  }

  @Test
  void podSecurityJudgesTheStandardsAlone() {
    assertThat(judged(select("--pod-security", "baseline")))
        .contains("pss/hostNamespaces", "pss/privileged")
        .doesNotContain("pss/runAsNonRoot")
        .noneMatch(id -> id.startsWith("workload/run"));
    assertThat(judged(select("--pod-security", "restricted"))).contains("pss/runAsNonRoot");
  }

  @Test
  void theVersionDecidesWhichStandardsThereWere() {
    assertThat(judged(select("--pod-security", "baseline", "--kubernetes-version", "1.33")))
        .doesNotContain("pss/hostProbesAndHostLifecycle");
    assertThat(judged(select("--pod-security", "baseline", "--kubernetes-version", "1.34")))
        .contains("pss/hostProbesAndHostLifecycle");
  }

  @Test
  void onlyAndSkipNameControls() {
    assertThat(judged(select("--only", "workload/replicas,workload/run-as-user")))
        .containsExactlyInAnyOrder("workload/replicas", "workload/run-as-user");
    assertThat(judged(select("--skip", "workload/replicas"))).doesNotContain("workload/replicas");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--only workload/replcas | there is no control workload/replcas; did you mean workload/replicas?",
        "--skip , | --skip names no control; see brynje controls",
        "--only pss/privileged | pss/privileged is judged with --pod-security LEVEL",
        "--only workload/replicas --pod-security baseline | workload/replicas is not part of --pod-security baseline",
        "--only pss/runAsNonRoot --pod-security baseline | pss/runAsNonRoot is not part of --pod-security baseline",
        "--only workload/replicas --skip workload/replicas | no control is left to judge; see --only, --skip and brynje.yaml",
        "--kubernetes-version 2.0 | --kubernetes-version: Kubernetes version must be latest or like 1.34, but is \"2.0\"",
      })
  void nothingIsLeftUnjudgedInSilence(String flags, String reason) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> select(flags.split(" ")))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void theNearestConfigurationAboveThePathsHolds() throws IOException {
    Path inner = Files.createDirectories(directory.resolve("k8s/api"));
    Files.writeString(directory.resolve("brynje.yaml"), "fail-on: critical\n");
    Files.writeString(directory.resolve("k8s/brynje.yaml"), "fail-on: low\n");

    assertThat(selectFor(inner).policy().failOn()).isEqualTo(Severity.LOW);
    assertThat(selectFor(inner, inner.resolve("a.yaml")).policy().failOn()).isEqualTo(Severity.LOW);
    assertThat(selectFor(directory).policy().failOn()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void pathsUnderDifferentConfigurationsAreAuditedApart() throws IOException {
    Path one = Files.createDirectories(directory.resolve("one"));
    Path two = Files.createDirectories(directory.resolve("two"));
    Path ofOne = Files.writeString(one.resolve("brynje.yaml"), "fail-on: low\n");
    Files.writeString(two.resolve("brynje.yaml"), "fail-on: high\n");

    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> selectFor(one, two))
        .satisfies(e -> assertThat(e.reason()).contains("apply to different paths"));
    assertThat(
            select("--config", ofOne.toString(), one.toString(), two.toString()).policy().failOn())
        .isEqualTo(Severity.LOW);
  }

  @Test
  void flagsWinOverTheConfiguration() throws IOException {
    Files.writeString(
        directory.resolve("brynje.yaml"),
        """
        fail-on: low
        controls:
          workload/replicas: off
          workload/run-as-user: critical
        """);
    String path = directory.toString();

    assertThat(judged(select(path))).doesNotContain("workload/replicas");
    assertThat(judged(select(path, "--only", "workload/replicas")))
        .containsExactly("workload/replicas");
    assertThat(select(path, "--fail-on", "medium").policy().failOn()).isEqualTo(Severity.MEDIUM);
    assertThat(select(path).policy().severities())
        .containsEntry("workload/run-as-user", Severity.CRITICAL);
  }

  @Test
  void aConfigurationIsNamedWithWhatItChanges() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("brynje.yaml"),
            """
            fail-on: critical
            controls:
              workload/replicas: off
              workload/run-as-user: info
              workload/run-as-non-root: high
            """);
    String path = directory.toString();

    List<Configured> configured = select(path).inForce().configured();

    assertThat(configured)
        .containsExactly(
            new Configured(
                file.toRealPath().toString(),
                List.of("workload/replicas"),
                Map.of("workload/run-as-user", Severity.INFO),
                Severity.CRITICAL));
    assertThat(select(path, "--only", "workload/replicas").inForce().configured().getFirst().off())
        .isEmpty();
    assertThat(select("--skip", "workload/replicas").inForce().configured()).isEmpty();
  }

  @Test
  void aVersionThatIsNotKnownYetIsJudgedAsTheLatest() {
    Selection selection = select("--pod-security", "restricted", "--kubernetes-version", "1.99");

    assertThat(selection.target().remarks())
        .containsExactly("Kubernetes 1.99 is newer than all versions known here; judged as 1.37");
    assertThat(judged(selection)).isEqualTo(judged(select("--pod-security", "restricted")));
    assertThat(select("--kubernetes-version", "v1.37.2").target().remarks()).isEmpty();
  }

  @Test
  void aConfigurationThatIsMissingIsRefused() {
    assertThatExceptionOfType(RefusedConfiguration.class)
        .isThrownBy(() -> select("--config", directory.resolve("no.yaml").toString()))
        .satisfies(e -> assertThat(e.lines()).singleElement().asString().contains("no such file"));
  }

  private static List<String> judged(Selection selection) {
    return selection
        .controls()
        .filter(selection.policy()::judges)
        .map(control -> control.id())
        .toList();
  }

  private static Selection selectFor(Path... paths) {
    List<String> words = new ArrayList<>();
    for (Path path : paths) {
      words.add(path.toString());
    }
    return select(words.toArray(String[]::new));
  }

  private static Selection select(String... words) {
    return Selection.of(Arguments.read(new AuditCommand().options(), List.of(words)));
  }
}
