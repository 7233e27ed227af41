package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each path that is named is judged by the configuration above it. */
class PathsApartTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: %s}
      spec: {hostPID: true, containers: [{name: a}]}
      """;

  @TempDir private Path directory;

  @BeforeEach
  void twoPods() throws IOException {
    write("a/pod.yaml", POD.formatted("one"));
    write("b/pod.yaml", POD.formatted("two"));
  }

  @Test
  void eachPathIsJudgedByItsOwnFile() throws IOException {
    write("a/brynje.yaml", "only: [workload/no-host-pid]");
    write("b/brynje.yaml", "only: [workload/no-privileged, workload/memory-limit]");

    Run run = audit("--format", "github", "a", "b");

    assertThat(run.out()).contains("a/pod.yaml", "workload/no-host-pid");
    assertThat(run.out()).contains("b/pod.yaml", "workload/memory-limit");
    assertThat(run.out().lines().filter(line -> line.contains("no-host-pid"))).hasSize(1);
  }

  @Test
  void theReportNamesAllFiles() throws IOException {
    write("a/brynje.yaml", "fail-on: critical");
    write("b/brynje.yaml", "fail-on: low");

    assertThat(audit("a", "b").out())
        .contains("a/brynje.yaml, fails from critical on", "b/brynje.yaml, fails from low on");
  }

  @Test
  void aPathWithoutAFileIsJudgedWithoutOne() throws IOException {
    write("a/brynje.yaml", "controls: {workload/no-host-pid: off}");

    assertThat(audit("a", "b").out()).contains("Pod two").contains("workload/no-host-pid");
    assertThat(audit("a", "--severity", "high").out()).doesNotContain("workload/no-host-pid\n");
  }

  @Test
  void aFindingFailsByTheFileOfItsPath() throws IOException {
    write("a/brynje.yaml", "only: [workload/no-host-pid]\nfail-on: critical");
    write("b/brynje.yaml", "only: [workload/no-privileged]\nfail-on: low");

    assertThat(audit("a", "b").code()).isZero();

    write("b/brynje.yaml", "only: [workload/no-host-pid]\nfail-on: low");

    assertThat(audit("a", "b").code()).isEqualTo(1);
    assertThat(audit("a", "b", "--fail-on", "critical").code()).isZero();
  }

  @Test
  void aFileBelowSeveralPathsBelongsToTheNearest() throws IOException {
    write("brynje.yaml", "only: [workload/no-privileged]");
    write("a/brynje.yaml", "only: [workload/no-host-pid]");

    for (String[] paths : new String[][] {{".", "a"}, {"a", "."}}) {
      Run run = audit(paths);
      assertThat(run.out()).contains("Pod one").doesNotContain("Pod two");
    }
  }

  @Test
  void aFileThatLiesDeeperIsNotInForceAndSaidToBeThere() throws IOException {
    write("a/brynje.yaml", "controls: {workload/no-host-pid: off}");

    Run run = audit(".");

    assertThat(run.out()).contains("Pod one").contains("workload/no-host-pid");
    assertThat(run.err()).contains("a/brynje.yaml is not in force");
    assertThat(audit("a").err()).doesNotContain("not in force");
  }

  @Test
  void oneThatIsNamedHoldsForAll() throws IOException {
    write("a/brynje.yaml", "only: [workload/no-host-pid]");
    write("b/brynje.yaml", "only: [workload/no-privileged]");
    String named = directory.resolve("a/brynje.yaml").toString();

    assertThat(audit("a", "b", "--config", named).out()).contains("Pod one", "Pod two");
  }

  @Test
  void oneBaselineIsOfAllPaths() throws IOException {
    write("a/brynje.yaml", "only: [workload/no-host-pid]");
    write("b/brynje.yaml", "only: [workload/no-host-pid, workload/memory-limit]");
    String baseline = directory.resolve("base.json").toString();

    Run written = audit("a", "b", "--write-baseline=" + baseline);

    assertThat(written.code()).isZero();
    assertThat(written.err()).contains("base.json has 3 findings now");
    assertThat(Files.readString(Path.of(baseline))).contains("a/pod.yaml", "b/pod.yaml");
    assertThat(audit("b", "a", "--baseline", baseline, "--fail-on", "info").code()).isZero();

    write("b/new.yaml", POD.formatted("three"));
    Run grown = audit("a", "b", "--baseline", baseline);

    assertThat(grown.code()).isEqualTo(1);
    assertThat(grown.out()).contains("Pod three", "3 known").doesNotContain("Pod one", " gone");
  }

  @Test
  void whatThePathsHadTogetherIsKnownAsOftenAsItWas() throws IOException {
    write("a/brynje.yaml", "only: [workload/no-host-pid]");
    write("b/brynje.yaml", "only: [workload/no-host-pid]");
    String baseline = directory.resolve("base.json").toString();
    audit("a", "b", "--write-baseline", baseline);
    Files.move(directory.resolve("a/pod.yaml"), directory.resolve("b/moved.yaml"));
    write("a/none.yaml", POD.formatted("none").replace("true", "false"));

    assertThat(audit("a", "b", "--baseline", baseline).out())
        .contains("2 known")
        .doesNotContain(" gone");

    Files.delete(directory.resolve("b/moved.yaml"));
    write("a/copies.yaml", POD.formatted("two"));

    assertThat(audit("a", "b", "--baseline", baseline).out())
        .contains("1 known", "1 of the baseline gone", "1 high");
  }

  @Test
  void itIsSaidThatEachIsJudgedByItself() throws IOException {
    write("a/brynje.yaml", "fail-on: critical");

    assertThat(audit("a", "b").out().replaceAll("\\s+", " "))
        .contains("each configuration's paths were judged by themselves");
    assertThat(audit("a", "b", "--format", "json").out()).contains("judged by themselves");
    assertThat(audit("b").out()).doesNotContain("by themselves");
  }

  @Test
  void theChecklistIsOfAllPaths() throws IOException {
    write("a/brynje.yaml", "controls: {workload/no-host-pid: off}");

    Run run =
        Session.plain()
            .run(
                "checklist",
                "--item=root",
                directory.resolve("a").toString(),
                directory.resolve("b").toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("pod.yaml");
  }

  private Run audit(String... words) {
    List<String> all = new ArrayList<>(List.of("audit"));
    for (String word : words) {
      boolean path = word.equals(".") || word.equals("a") || word.equals("b");
      all.add(path ? directory.resolve(word).normalize().toString() : word);
    }
    return Session.plain().run(all.toArray(String[]::new));
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
