package dev.brynje.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An entry of the catalogue: something that is wanted, why, and how to get it.
 *
 * @param id {@code ring/what-is-wanted}, or {@code pss/<official check id>}
 * @param title what is wanted, a sentence without a full stop
 * @param rationale why it matters, in a few sentences
 * @param remediation what to write instead
 * @param references ids by source: a peer's check ids, {@code pss}, {@code cis}, {@code nsa-cisa},
 *     {@code nsm}, {@code gdpr}, {@code cwe}
 * @param parameters what a configuration may set for it
 * @param waivable whether a waiver may set a finding aside; signature, digest and identity never
 * @param ofNamespaces whether a finding is about a namespace as a whole, which its evidence names:
 *     it is told at the first object there, which another may be tomorrow
 * @param bad a source that has the finding; empty when the control is not about sources
 * @param good the same source without it
 */
public record Control(
    String id,
    Ring ring,
    Severity severity,
    String title,
    String rationale,
    String remediation,
    Effort effort,
    Map<String, List<String>> references,
    List<Parameter> parameters,
    boolean waivable,
    boolean ofNamespaces,
    String bad,
    String good) {

  public Control {
    if (!isWellFormed(id)) {
      throw new IllegalArgumentException("control id must be ring/what-is-wanted, but is " + id);
    }
    references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
  }

  /** Those without which it is not judged. */
  public List<Parameter> needs() {
    return parameters.stream().filter(Parameter::isNeeded).toList();
  }

  /** No regular expression: this is interpreted, three hundred times, at every start. */
  private static boolean isWellFormed(String id) {
    int slash = id.indexOf('/');
    boolean wellFormed = slash > 0 && slash < id.length() - 1;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if ((c < 'a' || c > 'z') && c != '-' && i != slash) {
        wellFormed &= i > slash && isOfName(c);
      }
    }
    return wellFormed;
  }

  private static boolean isOfName(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  /** Begins a definition. */
  public static Definition named(String id, Ring ring, Severity severity) {
    return new Definition(id, ring, severity);
  }

  /** Collects the parts of a control. */
  public static final class Definition {
    private final String id;
    private final Ring ring;
    private final Severity severity;
    private final Map<String, List<String>> references = new LinkedHashMap<>();
    private String title = "";
    private String rationale = "";
    private String remediation = "";
    private Effort effort = Effort.LINE;
    private List<Parameter> parameters = List.of();
    private boolean waivable = true;
    private boolean ofNamespaces;
    private String bad = "";
    private String good = "";

    private Definition(String id, Ring ring, Severity severity) {
      this.id = id;
      this.ring = ring;
      this.severity = severity;
    }

    public Definition title(String text) {
      title = text;
      return this;
    }

    public Definition rationale(String text) {
      rationale = text.strip();
      return this;
    }

    public Definition remediation(String text) {
      remediation = text.strip();
      return this;
    }

    public Definition effort(Effort value) {
      effort = value;
      return this;
    }

    /** Adds ids of one source; called again for the same source, it adds more. */
    public Definition reference(String source, String... ids) {
      List<String> before = references.put(source, List.of(ids));
      if (before != null) {
        references.put(source, Stream.concat(before.stream(), Stream.of(ids)).toList());
      }
      return this;
    }

    /** A configuration may set this for it, or must, when it is needed. */
    public Definition takes(Parameter parameter) {
      parameters = List.of(parameter);
      return this;
    }

    /** No waiver can set its findings aside. */
    public Definition neverWaived() {
      waivable = false;
      return this;
    }

    /** Its findings are about namespaces, by the evidence {@code namespace}. */
    public Definition ofNamespaces() {
      ofNamespaces = true;
      return this;
    }

    public Definition bad(String source) {
      bad = source;
      return this;
    }

    public Definition good(String source) {
      good = source;
      return this;
    }

    /** The control. */
    public Control define() {
      return new Control(
          id,
          ring,
          severity,
          title,
          rationale,
          remediation,
          effort,
          references,
          parameters,
          waivable,
          ofNamespaces,
          bad,
          good);
    }
  }
}
