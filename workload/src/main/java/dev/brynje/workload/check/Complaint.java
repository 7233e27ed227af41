package dev.brynje.workload.check;

import dev.brynje.core.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a check says of one place, refined as it speaks; a finding once its place is known. */
public final class Complaint {
  /** Of a longer text the beginning is kept: somebody may have given a name of megabytes. */
  private static final int KEPT = 4096;

  private final String message;
  private String circumstance = "";
  private final Map<String, String> evidence = new LinkedHashMap<>();
  private @Nullable String remediation;
  private @Nullable Severity severity;

  /** One that says this, a sentence without a full stop; never a secret. */
  public Complaint(String message) {
    this.message = kept(message);
  }

  /** Adds what was seen; never a secret. */
  public Complaint evidence(String name, String value) {
    evidence.put(kept(name), kept(value));
    return this;
  }

  /** Says what to do here, more exactly than the control does. */
  public Complaint remedy(String text) {
    remediation = kept(text);
    return this;
  }

  /** Weighs this one otherwise than the control does. */
  public Complaint severity(Severity value) {
    severity = value;
    return this;
  }

  /** As much of a text as is ever looked at, to say it. */
  public static String kept(String text) {
    return isCut(text) ? text.substring(0, KEPT) + "…" : text;
  }

  /** Whether a text is longer than is kept, or was. */
  public static boolean isCut(String text) {
    return text.length() > KEPT;
  }

  /** Says in which case it is so, when it is not so in every case. */
  Complaint in(String words) {
    circumstance = "; " + words;
    return this;
  }

  public String message() {
    return message + circumstance;
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
