package dev.brynje.workload.dockerfile;

/** Judges every command by itself. */
interface CommandCheck extends ScriptCheck {
  /** Says what is not as wanted of one command. */
  void judge(RunCommand command, DockerfileVerdict verdict);

  @Override
  default void judge(RunScript script, DockerfileVerdict verdict) {
    script.commands().forEach(command -> judge(command, verdict));
  }
}
