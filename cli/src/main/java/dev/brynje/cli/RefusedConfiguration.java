package dev.brynje.cli;

import dev.brynje.core.config.Mistake;
import java.util.List;

/** A configuration file is wrong, and nothing is judged by half of it. */
final class RefusedConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  RefusedConfiguration(List<Mistake> mistakes) {
    super("", null, false, false);
    this.mistakes = mistakes;
  }

  /** One line for each mistake. */
  List<String> lines() {
    return mistakes.stream().map(Mistake::words).toList();
  }
}
