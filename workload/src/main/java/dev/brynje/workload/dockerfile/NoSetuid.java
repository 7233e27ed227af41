package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.shell.ShellWord;
import java.util.Locale;
import java.util.Set;

final class NoSetuid implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/no-setuid", Ring.WORKLOAD, Severity.MEDIUM)
          .title("The build makes no setuid or setgid programs")
          .rationale(
              """
              Such a program runs as its owner, most often root, whoever starts it. It is the way
              from the user of the container to root, unless allowPrivilegeEscalation is off
              wherever the image runs.
              """)
          .remediation(
              "Leave the bit out; give the program the one capability that it needs, or run it as the user that it needs")
          .reference("cis-docker", "4.8")
          .reference("cwe", "CWE-250")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN chmod 4755 /usr/local/bin/helper
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN chmod 0755 /usr/local/bin/helper
              """)
          .define();

  private static final String SETS_ID =
      "the program will run as its owner or group, whoever starts it";

  /** With any of these a program can make itself root. */
  private static final Set<String> AS_ROOT =
      Set.of(
          "all",
          "cap_sys_admin",
          "cap_sys_ptrace",
          "cap_sys_module",
          "cap_sys_rawio",
          "cap_setuid",
          "cap_setgid",
          "cap_setfcap",
          "cap_dac_override",
          "cap_dac_read_search",
          "cap_chown",
          "cap_fowner",
          "cap_bpf");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean readsCommands() {
    return true;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      for (RunScript script : stage.scripts()) {
        script.commands().forEach(command -> judge(command, verdict));
      }
      for (Instruction instruction : stage.all(Instruction.class)) {
        instruction
            .head()
            .flag("chmod")
            .filter(flag -> FileMode.setsId(flag.value()))
            .ifPresent(flag ->
                verdict
                    .fail(stage, instruction, flag.span(), SETS_ID)
                    .evidence("mode", flag.value()));
      }
    }
  }

  private static void judge(RunCommand command, DockerfileVerdict verdict) {
    FileMode.given(command)
        .filter(given -> FileMode.setsId(given.mode()))
        .ifPresent(given ->
            verdict
                .fail(command, command.span(given.word()), SETS_ID)
                .evidence("mode", given.mode()));
    if (command.isAny("setcap") && !command.has("-r") && !command.operands().isEmpty()) {
      ShellWord given = command.operands().getFirst();
      String capabilities = given.text().toLowerCase(Locale.ROOT);
      if (capabilities.startsWith("=") || AS_ROOT.stream().anyMatch(capabilities::contains)) {
        verdict
            .fail(
                command,
                command.span(given),
                "the program gets capabilities that are as good as root, whoever starts it")
            .evidence("capabilities", given.text());
      }
    }
  }
}
