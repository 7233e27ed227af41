package dev.brynje.pipeline;

import java.util.Optional;

/**
 * A step that looks after images.
 *
 * @param tool as people call it
 * @param stops whether the pipeline stops when it finds something; a tool that only reports unless
 *     it is told otherwise, and is not, does not
 */
public record SecurityStep(Step step, Purpose purpose, String tool, boolean stops) {
  /** What it is for. */
  public enum Purpose {
    /** Looks for known vulnerabilities in an image. */
    SCAN,
    /** Verifies an image's signature or attestation. */
    VERIFY
  }

  /** What a step is, when it is one of these. */
  public static Optional<SecurityStep> of(Step step) {
    return switch (step) {
      case Step.Command command -> SecurityCommand.of(command);
      case Step.Action action -> SecurityAction.of(action);
    };
  }
}
