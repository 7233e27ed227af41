package dev.brynje.compose;

import dev.brynje.yaml.Problem;
import dev.brynje.yaml.Span;

/** Ends the reading of a project that Compose would not start. */
@SuppressWarnings("serial") // it never leaves this package
final class Refusal extends RuntimeException {
  private static final Span START = new Span(0, 0, 1, 1, 1, 1);

  private final String file;
  private final Problem problem;

  Refusal(Place place, String message, String advice) {
    this(place.file().name(), place.span(), message, advice);
  }

  Refusal(String file, Span span, String message, String advice) {
    super(message, null, false, false);
    this.file = file;
    this.problem = new Problem(span, message, advice);
  }

  /** About a whole file. */
  static Refusal of(String file, String message, String advice) {
    return new Refusal(file, START, message, advice);
  }

  String file() {
    return file;
  }

  Problem problem() {
    return problem;
  }
}
