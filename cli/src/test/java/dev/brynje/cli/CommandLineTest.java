package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import dev.brynje.core.LeftOut;
import dev.brynje.workload.LeftOutChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V", "version"})
  void saysItsVersion(String word) {
    assertThat(Session.plain().run(word)).isEqualTo(new Run(0, "brynje 0.1.0\n", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void explainsItself(String word) {
    Run run = Session.plain().run(word);

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            Brynje hardens container infrastructure and proves it.

            Usage: brynje COMMAND [OPTION…] [ARGUMENT…]

            Commands:
              audit PATH…                     Judge manifests, Dockerfiles and Compose files: what is wrong,
                                              where, and what to write instead
              fix PATH…                       Change sources so that findings go, and nothing else of them;
                                              shows the change first
              checklist PATH…                 Say which of six basics are done, not done or unknown
              network WORD PATH…              Who reaches whom: map all connections, query one, exposure, diff,
                                              check, generate policies
              report FILE…                    Merge the JSON answers of several runs, in any format
              controls [ID]                   List the controls, or explain one
              config WORD [PATH…]             About brynje.yaml: check it, explain it for a path, init one
              help [COMMAND]                  Explain a command
              completion bash|zsh|fish        Print the completion script of a shell

            Options:
              --help, -h                      Say this; after a command, explain the command
              --version, -V                   Say the version

            Examples:
              brynje audit k8s/
                  Judges every manifest below k8s/
              brynje fix k8s/
                  Shows what would change, and why
              brynje checklist .
                  Answers all six for this repository
              brynje network map k8s/
                  Lists every connection that policies allow
              brynje report shop.json infra.json -o report.html
                  Makes one page of two runs
              brynje controls workload/run-as-non-root
                  Explains one control, with a bad and a good example
              brynje config check
                  Says what is wrong with the nearest brynje.yaml
              brynje help audit
                  Explains audit and all of its options
              source <(brynje completion bash)
                  Completes brynje's words in this bash session

            Exit codes: 0 nothing reaches the threshold; 1 a finding does; 2 the run failed or something
            could not be judged.
            """);
  }

  @Test
  void withoutACommandHelpGoesToStandardErrorAndFails() {
    Run run = Session.plain().run();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("Brynje hardens");
  }

  @Test
  void everyCommandExplainsItselfInEveryWay() {
    for (Command command : Commands.ALL) {
      Run run = Session.plain().run("help", command.name());

      assertThat(run.code()).isZero();
      assertThat(run.out())
          .startsWith(command.summary() + ".\n\nUsage: brynje " + command.name())
          .contains("\nExamples:\n  ");
      assertThat(Session.plain().run(command.name(), "--help")).isEqualTo(run);
      assertThat(Session.plain().run(command.name(), "x", "-h", "--nonsense")).isEqualTo(run);
    }
  }

  @Test
  void explainsEveryOptionOfAudit() {
    assertThat(Session.plain().run("help", "audit").out())
        .isEqualTo(
            """
            Judge manifests, Dockerfiles and Compose files: what is wrong, where, and what to write instead.

            Usage: brynje audit [OPTION…] PATH…

            Options:
              --format, -f FORMAT             text (default), json, sarif, junit, markdown, html, github, gitlab
              --output, -o FILE               Write to a file in the format of its name, also to several
              --fail-on SEVERITY              Exit with 1 from this severity on (default high)
              --severity SEVERITY             Say findings of this severity or worse only
              --exit-code N                   Exit with N, not 1, when a finding reaches --fail-on
              --only CONTROL,…                Judge these controls only
              --skip CONTROL,…                Judge all controls but these
              --config FILE                   The configuration (default: the nearest brynje.yaml above a path)
              --pod-security LEVEL            Judge the Pod Security Standards at this level, and nothing else
              --kubernetes-version 1.N        The cluster's version, latest by default (1.37)
              --as KIND                       Read what is named as manifest, dockerfile or compose, whatever
                                              its name
              --values FILE                   Render charts with this values file on top of their own
              --set NAME=VALUE                Render charts with this value, which wins over files
              --show-waived                   Show findings too that somebody lives with
              --baseline FILE                 Fail only on findings that this file does not have
              --write-baseline [FILE]         Write what is found to FILE, else to brynje-baseline.json, and
                                              fail on none of it
              --show-known                    Show findings too that the baseline has
              --color WHEN                    auto (the default), always or never
              --quiet, -q                     Draw no progress on standard error

            Examples:
              brynje audit k8s/
                  Judges every manifest below k8s/
              kubectl kustomize . | brynje audit -
                  Judges what kustomize renders
              brynje audit --format sarif --output findings.sarif .
                  Writes a report for code scanning
              brynje audit --pod-security restricted --kubernetes-version 1.34 k8s/
                  Judges as the cluster's own admission would
              brynje audit --as compose base.yaml prod.yaml
                  Judges one Compose project, the second file merged over the first
              brynje audit --fail-on critical k8s/
                  Fails on critical findings only
              brynje audit --write-baseline .
                  Takes what is found as known
              brynje audit --baseline brynje-baseline.json .
                  Fails on what is new since then
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "adit x                  | there is no command adit; did you mean audit?",
        "frobnicate              | there is no command frobnicate; see brynje --help",
        "--verson                | there is no option --verson; see brynje --help",
        "help adit               | help: there is no command adit; did you mean audit? (see brynje help help)",
        "audit                   | audit: name at least one file or directory, or - for standard input (see brynje help audit)",
        "audit --frmat json x    | audit: unknown option --frmat; did you mean --format? (see brynje help audit)",
        "audit --exit-code x a   | audit: --exit-code must be between 0 and 255, but is 'x' (see brynje help audit)",
        "audit --exit-code 256 a | audit: --exit-code must be between 0 and 255, but is '256' (see brynje help audit)",
        "audit --exit-code -1 a  | audit: --exit-code must be between 0 and 255, but is '-1' (see brynje help audit)",
        "completion              | completion: name one shell: bash, zsh or fish (see brynje help completion)",
        "completion tcsh         | completion: no completion for 'tcsh'; there is bash, zsh and fish (see brynje help completion)",
        "controls workload/x     | controls: there is no control workload/x; see brynje controls",
        "controls workload/run-as-nonroot | controls: there is no control workload/run-as-nonroot; did you mean workload/run-as-non-root? (see brynje help controls)",
      })
  void aWrongCommandLineIsOneLineAndExitCodeTwo(String line, String reason) {
    assertThat(Session.plain().run(line.split(" ")))
        .isEqualTo(new Run(2, "", "brynje: " + reason + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"KSV-0012", "ksv-0012", "run-as-non-root", "CKV_K8S_23"})
  void anotherToolsIdNamesTheControlThatStandsForIt(String id) {
    Run run = Session.plain().run("controls", id);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("workload/run-as-non-root (");
  }

  @Test
  void allControlsThatStandForAnotherToolsCheckAreExplained() {
    assertThat(Session.plain().run("controls", "KSV-0038").out())
        .startsWith("network/no-open-egress (")
        .contains("\n\nnetwork/no-open-ingress (");
  }

  @Test
  void anotherToolsCheckThatWasLeftOutIsSaidToBe() {
    LeftOut some = LeftOutChecks.all().getFirst();

    assertThat(Session.plain().run("controls", some.id()).err())
        .startsWith(
            "brynje: controls: no control stands for %s of %s: %s"
                .formatted(some.id(), some.source(), some.reason()));
  }

  @Test
  void anEmptyPathIsNotTheCurrentDirectory() {
    assertThat(Session.plain().run("audit", "").err())
        .startsWith("brynje: audit: a path is empty; for the current directory write .");
  }

  @Test
  void whatWasTypedCannotActOnTheTerminal() {
    assertThat(Session.plain().run("audit", "--\u001b]0;x\u0007").err())
        .isEqualTo("brynje: audit: unknown option --\uFFFD]0;x\uFFFD (see brynje help audit)\n");
  }

  @Test
  void whoeverStopsReadingHasSeenEnough() {
    Run run = Session.plain().writingTo(Session.failing("Broken pipe")).run("--help");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, critical", "1, high"})
  void whoeverStopsReadingHearsByTheExitCodeWhatWasFound(int code, String failOn)
      throws IOException {
    Path pod =
        Files.writeString(
            directory.resolve("pod.yaml"),
            "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a}]}\n");
    Session closed = Session.plain().writingTo(Session.failing("Broken pipe"));

    Run run = closed.run("audit", pod.toString(), "--fail-on", failOn);

    assertThat(run.code()).isEqualTo(code);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aFullDiskIsSaid() {
    assertThat(
            Session.plain().writingTo(Session.failing("No space left on device")).run("help").err())
        .isEqualTo("brynje: cannot write: No space left on device\n");
  }

  @Test
  void aMistakeOfOursIsOneLineToo() {
    for (Failure failure :
        List.<Failure>of(
            () -> {
              throw new IllegalStateException("x\ny");
            },
            () -> {
              throw new StackOverflowError();
            },
            () -> {
              throw new ExceptionInInitializerError("x");
            })) {
      Run run = Session.plain().with(failing(failure)).run("fail");

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .startsWith("brynje: this is our mistake, please report it: java.lang.")
          .contains(" at dev.brynje.cli.CommandLineTest")
          .containsOnlyOnce("\n");
    }
  }

  @Test
  void memoryThatEndsIsSaid() {
    Failure failure =
        () -> {
          throw new OutOfMemoryError();
        };

    assertThat(Session.plain().with(failing(failure)).run("fail"))
        .isEqualTo(
            new Run(2, "", "brynje: out of memory; give fewer or smaller files in one run\n"));
  }

  @Test
  void aTemporaryFileThatFailsIsSaid() {
    Failure failure =
        () -> {
          throw new UncheckedIOException("cannot keep findings: full", new IOException("full"));
        };

    assertThat(Session.plain().with(failing(failure)).run("fail").err())
        .isEqualTo("brynje: cannot keep findings: full\n");
  }

  @Test
  void everyMistakeInTheConfigurationIsALine() throws IOException {
    Path config =
        Files.writeString(directory.resolve("brynje.yaml"), "failOn: hihg\nfrobnicate: 1\n");

    Run run = Session.plain().run("audit", "--config", config.toString(), directory.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .hasSize(2)
        .allMatch(line -> line.matches("brynje: .*/brynje\\.yaml:[12]:\\d+: .+; .+"));
  }

  private interface Failure {
    void happen();
  }

  private static Command failing(Failure failure) {
    return new Command() {
      @Override
      public String name() {
        return "fail";
      }

      @Override
      public String summary() {
        return "Fail";
      }

      @Override
      public String operands() {
        return "";
      }

      @Override
      public Operands completes() {
        return Operands.NONE;
      }

      @Override
      public List<Option> options() {
        return List.of();
      }

      @Override
      public List<Example> examples() {
        return List.of();
      }

      @Override
      public int run(Arguments arguments, Terminal terminal) {
        failure.happen();
        return 0;
      }
    };
  }
}
