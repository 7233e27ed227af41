package dev.brynje.core;

import java.time.LocalDate;

/** A waiver of the configuration, for every finding of a control within a scope. */
public record StandingWaiver(String control, Scope scope, Waiver waiver) {
  /** Whether its last day is over. */
  public boolean isExpired(LocalDate today) {
    return waiver.expires().isPresent() && waiver.expires().get().isBefore(today);
  }

  /** Whether it is for everything. */
  public boolean isBroad() {
    return scope.isEverything();
  }

  /** Whether it holds longer than a day. */
  boolean outlives(LocalDate last) {
    return waiver.expires().isPresent() && waiver.expires().get().isAfter(last);
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
