package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Scopes hold for all that is judged, whatever it is read from. */
class ScopesTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: %s, namespace: shop}
      spec: {hostPID: true, containers: [{name: a}]}
      """;

  @TempDir private Path directory;

  @Test
  void aPathMayBeOfADockerfile() throws IOException {
    write("old/Dockerfile", "FROM alpine:3.20\nUSER root\n");
    write("new/Dockerfile", "FROM alpine:3.20\nUSER root\n");
    write("brynje.yaml", "scopes: [{path: old, controls: {dockerfile/final-user: off}}]");

    Run run = audit("--severity", "high", "--format", "github");

    assertThat(run.out()).contains("dockerfile/final-user").contains("new/Dockerfile");
    assertThat(run.out()).doesNotContain("old/Dockerfile");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPathMayBeOfATemplate() throws IOException {
    write("chart/Chart.yaml", "apiVersion: v2\nname: chart\nversion: 1.0.0\n");
    write("chart/templates/one.yaml", POD.formatted("one"));
    write("chart/templates/two.yaml", POD.formatted("two"));

    write("brynje.yaml", scope("path: chart/templates/one.yaml"));
    assertThat(audit().out()).contains("Pod shop/two").doesNotContain("Pod shop/one");

    write("brynje.yaml", scope("path: chart"));
    assertThat(audit().out()).doesNotContain("Pod shop/one").doesNotContain("Pod shop/two");
  }

  @Test
  void theReportNamesThem() throws IOException {
    write("pod.yaml", POD.formatted("one"));
    write("brynje.yaml", scope("namespace: shop"));

    assertThat(audit().out())
        .contains("switches off 1 control (workload/no-host-pid) in namespace shop");
    assertThat(audit("--format", "json").out()).contains("\"where\": \"namespace shop\"");
  }

  @Test
  void whatIsAskedForByNameIsJudgedInThemToo() throws IOException {
    write("pod.yaml", POD.formatted("one"));
    write("brynje.yaml", scope("namespace: shop"));

    assertThat(audit().code()).isZero();
    assertThat(audit("--only", "workload/no-host-pid").code()).isEqualTo(1);
  }

  private static String scope(String where) {
    return """
    only: [workload/no-host-pid]
    scopes:
      - %s
        controls: {workload/no-host-pid: off}
    """
        .formatted(where);
  }

  private Run audit(String... flags) {
    String[] words = new String[flags.length + 2];
    words[0] = "audit";
    words[1] = directory.toString();
    System.arraycopy(flags, 0, words, 2, flags.length);
    return Session.plain().run(words);
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
