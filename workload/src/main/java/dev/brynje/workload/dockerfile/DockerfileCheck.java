package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;

/** The code that judges one control on Dockerfiles. One small class each, without state. */
public interface DockerfileCheck {
  /** The control that it judges. */
  Control control();

  /** Whether it needs to see the commands of RUN instructions. */
  default boolean readsCommands() {
    return false;
  }

  /** Says what is not as wanted. */
  void judge(DockerfileSubject subject, DockerfileVerdict verdict);
}
