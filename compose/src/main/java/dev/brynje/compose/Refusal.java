package dev.brynje.compose;

import dev.brynje.yaml.Problem;
import dev.brynje.yaml.Span;
import java.util.List;

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

  /**
   * Of a file that one of these names. Where a variable does, it is said there, for no output may
   * show what the variable holds.
   */
  Refusal namedBy(List<Text> names) {
    for (Text name : names) {
      if (name.secret()) {
        return new Refusal(
            name.place(),
            "\"%s\": %s".formatted(Shown.of(name), problem.message()),
            problem.advice());
      }
    }
    return this;
  }

  String file() {
    return file;
  }

  Problem problem() {
    return problem;
  }
}
