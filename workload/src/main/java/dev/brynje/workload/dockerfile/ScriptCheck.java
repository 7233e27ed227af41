package dev.brynje.workload.dockerfile;

/** Judges the commands of each RUN instruction that a shell known here reads, together. */
interface ScriptCheck extends DockerfileCheck {
  @Override
  default boolean readsCommands() {
    return true;
  }

  /** Says what is not as wanted of one instruction, in time in proportion to its commands. */
  void judge(RunScript script, DockerfileVerdict verdict);

  @Override
  default void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      stage.scripts().forEach(script -> judge(script, verdict));
    }
  }
}
