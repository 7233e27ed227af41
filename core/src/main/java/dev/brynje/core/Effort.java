package dev.brynje.core;

import java.util.Locale;

/** What it takes to satisfy a control, for finding the easiest wins. */
public enum Effort {
  /** One line in the source. */
  LINE(1),
  /** A few lines, or a number that somebody has to choose. */
  BLOCK(2),
  /** A change of the application, the image or the cluster. */
  WORK(6);

  private final int cost;

  Effort(int cost) {
    this.cost = cost;
  }

  /** The word used in output: {@code line}, {@code block} or {@code work}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  int cost() {
    return cost;
  }
}
