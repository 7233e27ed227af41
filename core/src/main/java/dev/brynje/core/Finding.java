package dev.brynje.core;

import java.util.Map;
import java.util.Optional;

/**
 * One thing that is not as a control wants it.
 *
 * @param message what is wrong here, one sentence without a full stop
 * @param remediation what to do here
 * @param field path of the field within the resource, without indices; empty when none is meant
 * @param evidence what was seen, by name; never a secret
 * @param waiver who lives with it, and why; empty when nobody does
 * @param known whether the baseline has it
 */
public record Finding(
    String control,
    Ring ring,
    Severity severity,
    String message,
    String remediation,
    Resource resource,
    Location location,
    String field,
    Map<String, String> evidence,
    Optional<Fix> fix,
    Optional<Waiver> waiver,
    boolean known) {

  /** A finding that no baseline has. */
  public Finding(
      String control,
      Ring ring,
      Severity severity,
      String message,
      String remediation,
      Resource resource,
      Location location,
      String field,
      Map<String, String> evidence,
      Optional<Fix> fix,
      Optional<Waiver> waiver) {
    this(
        control,
        ring,
        severity,
        message,
        remediation,
        resource,
        location,
        field,
        evidence,
        fix,
        waiver,
        false);
  }

  /** Whether nobody has decided anything about it: it may fail the run. */
  public boolean isOpen() {
    return waiver.isEmpty() && !known;
  }

  /** The same, that somebody has decided to live with. */
  public Finding waived(Waiver by) {
    return with(resource, location, fix, Optional.of(by), known);
  }

  /** The same, that nobody may live with. */
  Finding upheld() {
    return with(resource, location, fix, Optional.empty(), known);
  }

  /** The same, that the baseline has. */
  public Finding inBaseline() {
    return with(resource, location, fix, waiver, true);
  }

  /** The same, at a place that says more. */
  public Finding at(Location place) {
    return with(resource, place, fix, waiver, known);
  }

  /** The same, with what is done about it. */
  public Finding mended(Fix by) {
    return with(resource, location, Optional.of(by), waiver, known);
  }

  /** The same, about something else. */
  public Finding about(Resource other) {
    return with(other, location, fix, waiver, known);
  }

  private Finding with(
      Resource resource,
      Location location,
      Optional<Fix> fix,
      Optional<Waiver> waiver,
      boolean known) {
    return new Finding(
        control,
        ring,
        severity,
        message,
        remediation,
        resource,
        location,
        field,
        evidence,
        fix,
        waiver,
        known);
  }

  /**
   * 32 hexadecimal digits that name the finding by what it is about: they stay when lines, and
   * resources between files, move. Two findings share them only when nothing but their place tells
   * them apart.
   */
  public String fingerprint() {
    return Fingerprint.of(this);
  }
}
