package dev.brynje.pipeline;

import java.util.Optional;

/**
 * A step that looks after images.
 *
 * @param tool as people call it
 * @param effect what becomes of what it finds
 */
public record SecurityStep(Step step, Purpose purpose, String tool, Effect effect) {
  /** What becomes of what a step finds. */
  public enum Effect {
    /** It is thrown away: somebody said so. */
    IGNORED,
    /** It is printed; the tool does no more unless it is told to, and is not. */
    REPORTED,
    /** The pipeline stops. */
    STOPS
  }

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
