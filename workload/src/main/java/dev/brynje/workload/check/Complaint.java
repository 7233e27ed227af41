package dev.brynje.workload.check;

import dev.brynje.core.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a check says of one place, refined as it speaks; a finding once its place is known. */
public final class Complaint {
  private final String message;
  private final Map<String, String> evidence = new LinkedHashMap<>();
  private @Nullable String remediation;
  private @Nullable Severity severity;

  Complaint(String message) {
    this.message = message;
  }

  /** Adds what was seen; never a secret. */
  public Complaint evidence(String name, String value) {
    evidence.put(name, value);
    return this;
  }

  /** Says what to do here, more exactly than the control does. */
  public Complaint remedy(String text) {
    remediation = text;
    return this;
  }

  /** Weighs this one otherwise than the control does. */
  public Complaint severity(Severity value) {
    severity = value;
    return this;
  }

  public String message() {
    return message;
  }

  public Map<String, String> evidence() {
    return Collections.unmodifiableMap(evidence);
  }

  public Optional<String> remedy() {
    return Optional.ofNullable(remediation);
  }

  public Optional<Severity> severity() {
    return Optional.ofNullable(severity);
  }
}
