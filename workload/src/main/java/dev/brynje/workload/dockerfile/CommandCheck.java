package dev.brynje.workload.dockerfile;

/** Judges every command of every RUN instruction that a shell known here reads. */
interface CommandCheck extends DockerfileCheck {
  @Override
  default boolean readsCommands() {
    return true;
  }

  /** Says what is not as wanted of one command. */
  void judge(RunCommand command, DockerfileVerdict verdict);

  @Override
  default void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      for (RunScript script : stage.scripts()) {
        script.commands().forEach(command -> judge(command, verdict));
      }
    }
  }
}
