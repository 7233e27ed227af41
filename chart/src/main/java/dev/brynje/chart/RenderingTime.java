package dev.brynje.chart;

import java.time.Duration;

/**
 * The time that all renderings of one chart have together. That which a rendering takes to begin is
 * not the chart's, and is not counted.
 */
public final class RenderingTime {
  private static final Duration OF_ONE_CHART = Duration.ofSeconds(60);
  private static final Duration OF_ONE_FIX = Duration.ofMinutes(3);
  private static final Duration TO_BEGIN = Duration.ofSeconds(2);

  private Duration left;

  private RenderingTime(Duration left) {
    this.left = left;
  }

  /** As much as a chart gets. */
  public static RenderingTime ofOneChart() {
    return of(OF_ONE_CHART);
  }

  /** As much as is spent to try changes of a chart. */
  public static RenderingTime ofOneFix() {
    return of(OF_ONE_FIX);
  }

  static RenderingTime of(Duration left) {
    return new RenderingTime(left);
  }

  /** Whether there is none left, so that nothing more is rendered. */
  public boolean isOver() {
    return !left.isPositive();
  }

  /** How long the next one may take from its start. */
  Duration next() {
    return left.plus(TO_BEGIN);
  }

  void spend(Duration taken) {
    Duration counted = taken.minus(TO_BEGIN);
    left = counted.isPositive() ? left.minus(counted) : left;
  }
}
