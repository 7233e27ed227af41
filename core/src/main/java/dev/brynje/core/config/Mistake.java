package dev.brynje.core.config;

import dev.brynje.core.Location;

/**
 * Something wrong in a configuration file.
 *
 * @param message what is wrong, one line without a full stop
 * @param advice what to do about it, one line
 */
public record Mistake(Location location, String message, String advice) {
  /** In one line: {@code brynje.yaml:3:5: what is wrong; what to do}. */
  public String words() {
    return location.words() + ": " + message + "; " + advice;
  }
}
