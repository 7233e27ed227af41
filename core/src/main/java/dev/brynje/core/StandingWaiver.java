package dev.brynje.core;

import java.time.LocalDate;

/** A waiver of the configuration, for every finding of a control within a scope. */
public record StandingWaiver(String control, Scope scope, Waiver waiver) {
  private static final int LONGEST_YEARS = 1;

  /** Whether its last day is over. */
  public boolean isExpired(LocalDate today) {
    return waiver.expires().isPresent() && waiver.expires().get().isBefore(today);
  }

  /** Whether it is for everything, or for longer than a year. */
  public boolean isBroad(LocalDate today) {
    return scope.isEverything() || isLong(today);
  }

  /** Whether it holds for longer than a year from now. */
  boolean isLong(LocalDate today) {
    return waiver.expires().isPresent()
        && waiver.expires().get().isAfter(today.plusYears(LONGEST_YEARS));
  }

  /** The same, in a file of another name. */
  public StandingWaiver in(String file) {
    Location place = waiver.place();
    Location there =
        new Location(
            file,
            place.line(),
            place.column(),
            place.endLine(),
            place.endColumn(),
            place.excerpt(),
            place.origin());
    return new StandingWaiver(control, scope, waiver.at(there));
  }
}
