package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixCommandTest {
  private static final String POD =
      """
      # A pod of the shop.
      apiVersion: v1
      kind: Pod
      metadata:
        name: api
      spec:
        containers:
          - name: api   # the only one
            image: registry.example.com/api:1.0
      """;

  @TempDir private Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void aPod() throws IOException {
    file = Files.writeString(directory.resolve("pod.yaml"), POD);
  }

  @Test
  void itShowsTheChangeUnderItsControlsAndLeavesTheFile() throws IOException {
    Run run = run("fix", file.toString());
    assertThat(run.out())
        .contains(
            "--- a" + file,
            "@@ -7,3 +7,21 @@\n",
            "# workload/drop-all-capabilities: no capability is dropped",
            "+      securityContext:\n",
            "+    runAsNonRoot: true\n",
            "Write with --write.");
    assertThat(Files.readString(file)).isEqualTo(POD);
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void writtenItIsFixedAndFixedAgainItStays() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(run("fix", "--write", file.toString()).code()).isZero();
    String fixed = Files.readString(file);
    assertThat(fixed)
        .startsWith(POD)
        .contains("readOnlyRootFilesystem: true", "mountPath: /tmp", "runAsNonRoot: true");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(run("fix", "--write", file.toString()).out()).startsWith("Left to you");
    assertThat(Files.readString(file)).isEqualTo(fixed);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void throughALinkTheFileItselfIsChanged() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link.yaml"), file.getFileName());
    run("fix", "--write", link.toString());
    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(file)).contains("runAsNonRoot: true");
  }

  @Test
  void whatANamespaceLacksIsWrittenIntoTheDirectory() throws IOException {
    Path policies = directory.resolve("policies");
    String[] words = {
      "fix", "--write", "--add-missing", policies + "/", "--only", "network/default-deny"
    };
    Run shown = run("fix", "--add-missing", policies.toString(), file.toString());
    assertThat(shown.out()).contains("--- /dev/null\n", "+kind: ResourceQuota\n");
    assertThat(policies).doesNotExist();
    Run run = run(with(words, file.toString()));
    assertThat(run.out()).contains("1 finding went in 1 file;");
    assertThat(policies.resolve("default/network-policies.yaml"))
        .content()
        .contains("name: default-deny\n", "name: allow-dns\n");
    assertThat(Files.readString(file)).isEqualTo(POD);
    assertThat(run(with(words, directory.toString())).out()).startsWith("Nothing to fix.");
    assertThat(run(with(words, file.toString())).out())
        .contains("/default/network-policies.yaml is there already; judge it along with the rest");
  }

  private static String[] with(String[] words, String last) {
    String[] longer = Arrays.copyOf(words, words.length + 1);
    longer[words.length] = last;
    return longer;
  }

  @Test
  void aPatchReplacesNothingButAPatch() throws IOException {
    Run refused = run("fix", "--patch", file.toString(), file.toString());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("pod.yaml is there and is no patch; name another file");
    assertThat(Files.readString(file)).isEqualTo(POD);
    Path patch = directory.resolve("fix.patch");
    run("fix", "--patch", patch.toString(), file.toString());
    String first = Files.readString(patch);
    run("fix", "--patch", patch.toString(), file.toString());
    assertThat(Files.readString(patch)).isEqualTo(first).startsWith("diff --git ");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(file, patch);
    }
  }

  @Test
  void aPatchNamesTheFileThatALinkLeadsTo() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link.yaml"), file.getFileName());
    assertThat(run("fix", "--patch", "-", link.toString()).out())
        .contains("+++ b" + file.toRealPath())
        .doesNotContain("link.yaml");
  }

  @Test
  void defaultsWithARequestAboveItsLimitAreRefused() throws IOException {
    Path defaults =
        Files.writeString(
            directory.resolve("defaults"),
            "resources:\n  requests: {cpu: 2}\n  limits: {cpu: 1500m}\n");
    assertThat(run("fix", "--defaults", defaults.toString(), file.toString()).err())
        .contains(defaults + ":3:17: the request of cpu must not be above its limit");
  }

  @Test
  void theLimitRangeOfTheNamespaceIsASourceOfNumbersAndABoundForThem() throws IOException {
    Files.writeString(
        directory.resolve("range.yaml"),
        """
        apiVersion: v1
        kind: LimitRange
        metadata: {name: standard}
        spec:
          limits:
            - type: Container
              default: {memory: 512Mi}
              defaultRequest: {cpu: 100m}
              max: {memory: 2Gi}
        """);
    Run run = run("fix", "--only", RESOURCES, directory.toString());
    assertThat(run.out())
        .contains("memory: 512Mi\n", "cpu: 100m\n")
        .contains("workload/cpu-limit: no number is guessed");
    Path defaults =
        Files.writeString(
            directory.resolve("defaults"), "resources: {limits: {memory: 4Gi, cpu: 1}}\n");
    assertThat(
            run("fix", "--only", RESOURCES, "--defaults", defaults.toString(), directory.toString())
                .out())
        .contains(
            "--defaults says 4Gi, and LimitRange standard allows at most 2Gi", "cpu: \"1\"\n");
  }

  private static final String RESOURCES =
      "workload/cpu-limit,workload/cpu-request,workload/memory-limit,workload/memory-request";

  @Test
  void onlyWhatIsAskedForIsFixed() {
    Run only = run("fix", "--only", "workload/seccomp-profile", file.toString());
    assertThat(only.out()).contains("RuntimeDefault").doesNotContain("runAsNonRoot");
    Run severe = run("fix", "--severity", "high", file.toString());
    assertThat(severe.out()).contains("+    runAsNonRoot: true").doesNotContain("RuntimeDefault");
  }

  @Test
  void whatSomebodyLivesWithIsLeftAlone() throws IOException {
    Files.writeString(
        file,
        POD.replace(
            "name: api   # the only one",
            "name: api # brynje:ignore workload/read-only-root-filesystem writes its pid"));
    assertThat(run("fix", file.toString()).out()).doesNotContain("+        readOnlyRoot");
  }

  @Test
  void jsonTellsWhatBecomesOfEachFinding() {
    assertThat(run("fix", "-f", "json", file.toString()).out())
        .contains("\"command\": \"fix\"", "\"state\": \"proposed\"", "\"state\": \"left\"");
    assertThat(run("fix", "-f", "json", "--write", file.toString()).out())
        .contains("\"state\": \"made\"");
  }

  @Test
  void numbersComeFromAFile() throws IOException {
    Path defaults =
        Files.writeString(directory.resolve("defaults"), "resources: {limits: {memory: 256Mi}}\n");
    assertThat(run("fix", "--defaults", defaults.toString(), file.toString()).out())
        .contains("+            memory: 256Mi\n".replace("            ", "          "));
    Files.writeString(defaults, "resources:\n  limit: {memory: 256Mi}\n");
    Run wrong = run("fix", "--defaults", defaults.toString(), file.toString());
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .contains(
            defaults + ":2:3: limit is no key of this place; write limits, if that was meant");
  }

  @Test
  void theHelpTellsWhatUnsafeMayBreak() {
    assertThat(run("fix", "--help").out().replaceAll("\\s+", " "))
        .contains("may break it: privileges, the node's namespaces, ports and directories");
  }

  @Test
  void digestsComeFromALockFile() throws IOException {
    String digest = "sha256:" + "a".repeat(64);
    Path lock =
        Files.writeString(
            directory.resolve("lock"), "images:\n  registry.example.com/api:1.0: " + digest + "\n");
    assertThat(run("fix", "--lock", lock.toString(), file.toString()).out())
        .contains("+      image: registry.example.com/api:1.0@" + digest);
  }

  @ParameterizedTest
  @CsvSource({
    "redis:7, docker.io/redis:7",
    "redis:7, docker.io/library/redis:7",
    "docker.io/library/redis:7, redis:7",
    "example/api:1, docker.io/example/api:1",
  })
  void aLockFileMayCallAnImageByAnotherOfItsNames(String locked, String used) throws IOException {
    String digest = "sha256:" + "a".repeat(64);
    Path lock =
        Files.writeString(
            directory.resolve("lock"), "images:\n  %s: %s\n".formatted(locked, digest));
    Files.writeString(file, POD.replace("registry.example.com/api:1.0", used));
    assertThat(run("fix", "--lock", lock.toString(), file.toString()).out())
        .contains("+      image: %s@%s\n".formatted(used, digest));
  }

  @Test
  void aLockFileThatContradictsItselfIsRefused() throws IOException {
    Path lock =
        Files.writeString(
            directory.resolve("lock"),
            "images:\n  redis:7: sha256:%s\n  docker.io/redis:7: sha256:%s\n"
                .formatted("a".repeat(64), "b".repeat(64)));
    Run run = run("fix", "--lock", lock.toString(), file.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(lock + ":3:3: docker.io/redis:7 has another digest above");
  }

  @Test
  void secretsBesideAChangeAreNotShown() throws IOException {
    Files.writeString(
        file,
        POD.replace("      image:", "      args: [--db-password=sommer2024]\n      image:")
            + """
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: s}
            stringData: {plain: PLANTED}
            """);
    Run run = run("fix", file.toString());
    assertThat(run.out())
        .contains("--db-password=••••••••")
        .doesNotContain("sommer2024", "PLANTED");
    Run patch = run("fix", "--patch", "-", file.toString());
    assertThat(patch.out()).contains("--db-password=sommer2024");
  }

  @Test
  void whatHasNoFixIsCounted() {
    assertThat(run("fix", file.toString()).out())
        .containsPattern(
            "Write with --write\\. [0-9]+ more have no fix; brynje audit shows them\\.");
  }

  @Test
  void whatIsNotJudgedIsSaidWithWhatToDo() {
    Run run = run("fix", directory.resolve("nothing").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("not judged: ", "does not exist; check the path");
  }

  @Test
  void standardInputIsNotChanged() {
    Run run = run("fix", "-");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("standard input cannot be changed");
  }

  @Test
  void theHardenedExampleGetsASeccompProfileAndWhatDefaultsSayAndNothingElse() throws IOException {
    Path article = Path.of("..", "examples", "article", "deployment.yaml");
    Path copy = Files.copy(article, directory.resolve("deployment.yaml"));
    Path defaults =
        Files.writeString(
            directory.resolve("defaults.yml"),
            "resources: {requests: {cpu: 50m, memory: 64Mi}, limits: {memory: 128Mi}}\n");
    run("fix", "--write", "--defaults", defaults.toString(), copy.toString());
    List<String> added = new ArrayList<>(Files.readAllLines(copy));
    for (String line : Files.readAllLines(article)) {
      assertThat(added.remove(line)).as(line).isTrue();
    }
    assertThat(added.stream().map(String::strip))
        .containsExactly(
            "seccompProfile:",
            "type: RuntimeDefault",
            "resources:",
            "requests:",
            "cpu: 50m",
            "memory: 64Mi",
            "limits:",
            "memory: 128Mi");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aChartIsWrittenWhereItSaysWhatItRenders() throws IOException {
    Path chart = directory.resolve("chart");
    Files.createDirectories(chart.resolve("templates"));
    Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: a\nversion: 1.0.0\n");
    Files.writeString(chart.resolve("values.yaml"), "security: {}\n");
    Files.writeString(
        chart.resolve("templates/pod.yaml"),
        POD + "      securityContext: {{- toYaml .Values.security | nindent 8 }}\n");
    String control = "workload/no-privilege-escalation";
    Run run = run("fix", "--write", "--only", control, chart.toString());
    assertThat(run.out()).contains("1 finding went in 1 file; 0 left to you.");
    assertThat(Files.readString(chart.resolve("values.yaml")))
        .isEqualTo("security:\n  allowPrivilegeEscalation: false\n");
    assertThat(run("fix", "--only", control, chart.toString()).out()).contains("Nothing to fix.");
  }

  private static Run run(String... arguments) {
    return Session.plain().run(arguments);
  }
}
