package dev.brynje.network.check;

import dev.brynje.core.Severity;
import dev.brynje.network.model.Origin;
import dev.brynje.network.model.Part;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a check says of one place, refined as it speaks. */
public final class Complaint {
  private final Part part;
  private final Origin origin;
  private final String message;
  private final Map<String, String> evidence = new LinkedHashMap<>();
  private Optional<Severity> severity = Optional.empty();
  private Optional<String> remedy = Optional.empty();

  Complaint(Part part, Origin origin, String message) {
    this.part = part;
    this.origin = origin;
    this.message = message;
  }

  /** Weighs this one otherwise than the control does. */
  Complaint severity(Severity value) {
    severity = Optional.of(value);
    return this;
  }

  /** Adds what was seen. */
  Complaint evidence(String name, String value) {
    evidence.put(name, value);
    return this;
  }

  /** Says what to do here, more exactly than the control does. */
  Complaint remedy(String text) {
    remedy = Optional.of(text);
    return this;
  }

  /** What of the cluster it is about. */
  public Part part() {
    return part;
  }

  /** Where that is written. */
  public Origin origin() {
    return origin;
  }

  /** A sentence without a full stop. */
  public String message() {
    return message;
  }

  public Map<String, String> evidence() {
    return Map.copyOf(evidence);
  }

  public Optional<Severity> severity() {
    return severity;
  }

  public Optional<String> remedy() {
    return remedy;
  }
}
