package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Parameters;

/** The code that judges one control on Dockerfiles. One small class each, without state. */
public interface DockerfileCheck {
  /** The control that it judges. */
  Control control();

  /** Whether it needs to see the commands of RUN instructions. */
  default boolean readsCommands() {
    return false;
  }

  /** The check that judges by what is set; itself when it takes no parameter. */
  default DockerfileCheck with(Parameters parameters) {
    return this;
  }

  /** Says what is not as wanted. */
  void judge(DockerfileSubject subject, DockerfileVerdict verdict);
}
