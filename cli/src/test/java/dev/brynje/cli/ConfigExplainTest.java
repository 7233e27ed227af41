package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigExplainTest {
  @TempDir private Path directory;
  private String file = "";

  @BeforeEach
  void aConfiguration() throws IOException {
    file = directory.toRealPath().resolve("brynje.yaml").toString();
    write(
        """
        fail-on: medium
        controls:
          workload/replicas: off
          workload/run-as-user: low
        parameters:
          registries: [ghcr.io]
        scopes:
          - path: old
            controls:
              workload/replicas: on
              workload/run-as-user: info
            parameters: {registries: [quay.io]}
          - namespace: test
            controls: {workload/seccomp-profile: off}
        waivers:
          - {control: workload/cpu-limit, scope: {path: old}, owner: kari, reason: soon, expires: 2027-01-31}
        inline-waivers: complete
        """);
  }

  @Test
  void eachValueHasTheLineThatSaysIt() {
    assertThat(explain("new"))
        .containsPattern("fail-on +medium +" + file + ":1\n")
        .containsPattern("inline-waivers +complete +" + file + ":17\n")
        .containsPattern("workload/replicas +off +" + file + ":3\n")
        .containsPattern("workload/run-as-user +low +" + file + ":4\n")
        .containsPattern("registries +ghcr.io +" + file + ":6\n")
        .doesNotContain("path old", "kari");
  }

  @Test
  void ofScopesTheLaterHolds() {
    assertThat(explain("old/a.yaml"))
        .containsPattern("workload/run-as-user +info +" + file + ":11\n")
        .containsPattern("registries +quay.io +" + file + ":12\n")
        .contains("Scope path old (" + file + ":8) holds here")
        .doesNotContainPattern("workload/replicas +off");
  }

  @Test
  void scopesOfNamespacesHoldForWhatTheyName() {
    assertThat(explain("new"))
        .contains("Scope namespace test (" + file + ":13) holds for what it names")
        .containsPattern("workload/seccomp-profile +off +" + file + ":14\n");
  }

  @Test
  void waiversForThePathAreNamed() {
    assertThat(explain("old"))
        .contains(
            "workload/cpu-limit in path old, waived by kari until 2027-01-31: soon ("
                + file
                + ":16)");
  }

  @Test
  void flagsAreNamedAsTheySayIt() {
    assertThat(explain("new", "--fail-on", "low", "--skip", "workload/cpu-limit"))
        .containsPattern("fail-on +low +--fail-on")
        .containsPattern("workload/cpu-limit +off +--skip\n");
    assertThat(explain("new", "--only", "workload/cpu-limit"))
        .contains("\n  1 of ")
        .containsPattern("workload/cpu-limit +info +--only\n");
  }

  @Test
  void withoutAFileAllIsAsByDefault() throws IOException {
    Files.delete(Path.of(file));

    assertThat(explain("new"))
        .contains("configuration: none; all is as by default\n")
        .containsPattern("fail-on +high +default\n")
        .containsPattern("inline-waivers +true +default\n")
        .doesNotContain("not as by default\n ");
    assertThat(explain("new", "--all"))
        .containsPattern("workload/image-registry +off until registries is set +default\n")
        .containsPattern("workload/replicas +low +default\n");
  }

  @Test
  void asJsonToo() {
    assertThat(explain("old", "--format", "json"))
        .contains("\"value\": \"medium\",\n      \"origin\": \"" + file + ":1\"")
        .contains("\"id\": \"workload/run-as-user\"")
        .contains("\"where\": \"path old\"", "\"owner\": \"kari\"");
  }

  @Test
  void onlyExplainTakesItsFlags() {
    Run run = Session.plain().run("config", "check", "--all");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--all is for config explain");
  }

  private String explain(String path, String... flags) {
    String[] words = new String[flags.length + 3];
    words[0] = "config";
    words[1] = "explain";
    words[2] = directory.resolve(path).toString();
    System.arraycopy(flags, 0, words, 3, flags.length);
    Run run = Session.plain().run(words);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return run.out();
  }

  private void write(String text) throws IOException {
    Files.writeString(Path.of(file), text);
  }
}
