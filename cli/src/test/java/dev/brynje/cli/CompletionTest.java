package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.core.report.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts, in the shells that they are for. */
class CompletionTest {
  private static final List<String> RUN_AS =
      List.of("workload/run-as-group", "workload/run-as-non-root", "workload/run-as-user");

  @TempDir private Path directory;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(directory.resolve("two words.yaml"), "");
    Files.writeString(directory.resolve("text.yaml"), "");
  }

  @Test
  void everyShellAcceptsItsScript() throws Exception {
    for (String shell : CompletionCommand.SHELLS) {
      if (isThere(shell)) {
        assertThat(shell(shell, "-n", script(shell).toString())).isEmpty();
      }
    }
  }

  @Test
  void bashCompletes() throws Exception {
    assumeInstalled("bash");

    assertThat(bash("brynje", ""))
        .containsExactly(
            "audit",
            "fix",
            "checklist",
            "network",
            "report",
            "controls",
            "config",
            "help",
            "completion",
            "--help",
            "--version");
    assertThat(bash("brynje", "au")).containsExactly("audit");
    assertThat(bash("brynje", "audit", "--f")).containsExactly("--format", "--fail-on");
    assertThat(bash("brynje", "audit", "--format", "")).containsExactlyElementsOf(Format.words());
    assertThat(bash("brynje", "audit", "-f", "s")).containsExactly("sarif");
    assertThat(bash("brynje", "audit", "--format", "=")).containsExactlyElementsOf(Format.words());
    assertThat(bash("brynje", "audit", "--format", "=", "js")).containsExactly("json");
    assertThat(bash("brynje", "audit", "t"))
        .containsExactlyInAnyOrder("text.yaml", "two words.yaml");
    assertThat(bash("brynje", "audit", "--output", "te")).containsExactly("text.yaml");
    assertThat(bash("brynje", "audit", "--exit-code", "")).isEmpty();
    assertThat(bash("brynje", "audit", "--only", "workload/run-as"))
        .containsExactlyElementsOf(RUN_AS);
    assertThat(bash("brynje", "controls", "workload/run-as")).containsExactlyElementsOf(RUN_AS);
    assertThat(bash("brynje", "help", "co")).containsExactly("controls", "config", "completion");
    assertThat(bash("brynje", "completion", "")).containsExactly("bash", "zsh", "fish");
    assertThat(bash("brynje", "config", "c")).containsExactly("check");
    assertThat(bash("brynje", "config", "check", "te")).containsExactly("text.yaml");
    assertThat(bash("brynje", "network", "m")).containsExactly("map");
    assertThat(bash("brynje", "frobnicate", "")).isEmpty();
  }

  @Test
  void fishCompletes() throws Exception {
    assumeInstalled("fish");

    assertThat(fish("brynje "))
        .containsExactly(
            "audit",
            "checklist",
            "completion",
            "config",
            "controls",
            "fix",
            "help",
            "network",
            "report");
    assertThat(fish("brynje audit --f")).containsExactly("--fail-on", "--format");
    assertThat(fish("brynje audit --format ")).containsExactlyInAnyOrderElementsOf(Format.words());
    assertThat(fish("brynje audit --format=js")).containsExactly("--format=json");
    assertThat(fish("brynje audit te")).containsExactly("text.yaml");
    assertThat(fish("brynje audit --output te")).containsExactly("text.yaml");
    assertThat(fish("brynje audit --exit-code ")).isEmpty();
    assertThat(fish("brynje audit --only workload/run-as")).containsExactlyElementsOf(RUN_AS);
    assertThat(fish("brynje controls workload/run-as")).containsExactlyElementsOf(RUN_AS);
    assertThat(fish("brynje completion ")).containsExactly("bash", "fish", "zsh");
  }

  /** What the script hands to zsh's completion system, which itself needs somebody who types. */
  @Test
  void zshCompletes() throws Exception {
    assumeInstalled("zsh");

    assertThat(zsh("brynje", ""))
        .contains(
            "audit:Judge manifests, Dockerfiles and Compose files: what is wrong, where, and what to write instead")
        .contains("--version[Say the version]");
    assertThat(zsh("brynje", "audit", ""))
        .contains(
            "--format=[text (default), json, sarif, junit, markdown, html, github, gitlab]:FORMAT:(text json sarif junit markdown html github gitlab)",
            "-f[text (default), json, sarif, junit, markdown, html, github, gitlab]:FORMAT:(text json sarif junit markdown html github gitlab)",
            "--output=[Write to a file in the format of its name, also to several]:FILE:_files",
            "--only=[Judge these controls only]:CONTROL,…:{compadd -a controls}",
            "--exit-code=[Exit with N, not 1, when a finding reaches --fail-on]:N: ",
            "--quiet[Draw no progress on standard error]",
            "*: :_files");
    assertThat(zsh("brynje", "controls", "")).contains("*: :{compadd -a controls}");
    assertThat(zsh("brynje", "completion", "")).contains("*: :(bash zsh fish)");
    assertThat(zsh("brynje", "frobnicate", "")).isEmpty();
  }

  private List<String> bash(String... words) throws Exception {
    String program =
        """
        source "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        _brynje
        ((${#COMPREPLY[@]})) && printf '%s\\n' "${COMPREPLY[@]}"
        """;
    return run("bash", program, words);
  }

  private List<String> zsh(String... words) throws Exception {
    String program =
        """
        compdef() { : }
        _describe() { print -rl -- ${(P)2} }
        _arguments() { print -rl -- "$@" }
        source "$1"; shift
        words=("$@"); CURRENT=$#
        _brynje
        """;
    return run("zsh", program, words);
  }

  private List<String> fish(String line) throws Exception {
    return run("fish", "source $argv[2]; complete -C $argv[3]", line).stream()
        .map(completion -> completion.replaceFirst("\t.*", ""))
        .toList();
  }

  private List<String> run(String shell, String program, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("-c", program));
    command.add(shell);
    command.add(script(shell).toString());
    command.addAll(List.of(words));
    return shell(shell, command.toArray(String[]::new)).lines().toList();
  }

  private Path script(String shell) throws IOException {
    Session.Run run = Session.plain().run("completion", shell);
    assertThat(run.code()).isZero();
    return Files.writeString(directory.resolve("script." + shell), run.out());
  }

  /** What the shell prints, errors included. */
  private String shell(String shell, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(shell));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("HOME", directory.toString());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed;
  }

  private static void assumeInstalled(String shell) {
    assumeTrue(isThere(shell), shell + " is not installed; tools/peers installs it");
  }

  private static boolean isThere(String program) {
    for (String place : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }
}
