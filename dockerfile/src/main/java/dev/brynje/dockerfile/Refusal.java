package dev.brynje.dockerfile;

import dev.brynje.yaml.Problem;
import dev.brynje.yaml.Span;

/** Ends the reading of a Dockerfile that BuildKit would not build. */
@SuppressWarnings("serial") // it never leaves this package
final class Refusal extends RuntimeException {
  private final Problem problem;
  private final boolean syntax;

  Refusal(Span span, String message, String advice) {
    this(span, message, advice, false);
  }

  private Refusal(Span span, String message, String advice, boolean syntax) {
    super(message, null, false, false);
    this.problem = new Problem(span, message, advice);
    this.syntax = syntax;
  }

  /** One that BuildKit's parser makes, before it knows instructions. */
  static Refusal ofSyntax(Span span, String message, String advice) {
    return new Refusal(span, message, advice, true);
  }

  /** Whether it holds within ONBUILD too, whose instruction is understood only later. */
  boolean isSyntax() {
    return syntax;
  }

  Problem problem() {
    return problem;
  }
}
