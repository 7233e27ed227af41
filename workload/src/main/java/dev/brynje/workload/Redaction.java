package dev.brynje.workload;

import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Printable;
import dev.brynje.core.Resource;
import dev.brynje.core.Severity;
import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import dev.brynje.workload.check.Complaint;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last word before a finding is made: whatever a check quotes, what is secret in it is masked.
 * That is what is recognised in the quoting sentence itself, and what is recognised or was marked
 * in the value that it is about, of which the sentence may quote a part.
 */
final class Redaction {
  /** A shorter one would be found within other words. */
  private static final int SHORTEST = 4;

  /** More than any name or image reference that the API server takes. */
  private static final int LONGEST = 1000;

  /** A longer one is recognised by its beginning. */
  private static final int CUT_SECRET = 512;

  private final SourceText source;
  private final TreeMap<Integer, Span> secrets = new TreeMap<>();

  private @Nullable QuotedSecrets everything;

  /** Neighbouring findings are about the same value. */
  private @Nullable Scalar value;

  private QuotedSecrets quoted = QuotedSecrets.NONE;

  /** And about the same resource. */
  private Resource resource = Resource.NONE;

  private Resource masked = Resource.NONE;

  Redaction(SourceText source, List<Span> secrets) {
    this.source = source;
    for (Span secret : secrets) {
      this.secrets.putIfAbsent(secret.start(), secret);
    }
  }

  /** All that was marked. */
  QuotedSecrets everything() {
    QuotedSecrets known = everything;
    if (known == null) {
      known = allMarked();
      everything = known;
    }
    return known;
  }

  private QuotedSecrets allMarked() {
    List<String> marked = new ArrayList<>(secrets.size());
    for (Span secret : secrets.values()) {
      if (secret.end() - secret.start() >= SHORTEST) {
        marked.add(source.text().substring(secret.start(), secret.end()));
      }
    }
    return new QuotedSecrets(marked);
  }

  /** What is secret in a single value. */
  @SuppressWarnings("ReferenceEquality") // what is equal but not the same is only made anew
  QuotedSecrets marked(Optional<Node> of) {
    if (!(of.orElse(null) instanceof Scalar scalar)) {
      return QuotedSecrets.NONE;
    }
    if (scalar != value) {
      value = scalar;
      quoted = quoted(scalar);
    }
    return quoted;
  }

  private QuotedSecrets quoted(Scalar scalar) {
    List<Secret> recognised = Secrets.in(scalar.text());
    if (secrets.isEmpty() && recognised.isEmpty()) {
      return QuotedSecrets.NONE;
    }
    Span span = scalar.span();
    List<String> marked = new ArrayList<>(1);
    for (Secret secret : recognised) {
      marked.add(scalar.text().substring(secret.start(), secret.end()));
    }
    for (Span secret : secrets.subMap(span.start(), true, span.end(), false).values()) {
      if (secret.end() - secret.start() >= SHORTEST) {
        marked.add(source.text().substring(secret.start(), secret.end()));
      }
    }
    return new QuotedSecrets(marked);
  }

  /**
   * A complaint as a finding.
   *
   * @param marked what is secret in the value that the complaint may quote
   * @param masked what it is about
   * @param field its path, without indices
   */
  static Finding finding(
      Control control,
      Severity severity,
      Complaint complaint,
      QuotedSecrets marked,
      Resource masked,
      Location location,
      String field) {
    return new Finding(
        control.id(),
        control.ring(),
        severity,
        Printable.of(of(complaint.message(), marked)),
        complaint.remedy().map(remedy -> of(remedy, marked)).orElse(control.remediation()),
        masked,
        location,
        shown(field),
        of(complaint.evidence(), marked),
        Optional.empty(),
        Optional.empty());
  }

  /** A sentence of a check. */
  private static String of(String text, QuotedSecrets marked) {
    return shown(marked.masked(text));
  }

  /**
   * What is recognised in a text is masked, and of a very long one the beginning is shown. What
   * stands before a cut could be the beginning of a secret.
   */
  static String shown(String text) {
    String masked = Secrets.masked(Complaint.kept(text));
    int end = Math.min(LONGEST, masked.length() - (Complaint.isCut(text) ? CUT_SECRET : 0));
    if (end == masked.length()) {
      return masked;
    }
    boolean halved = end > 0 && Character.isHighSurrogate(masked.charAt(end - 1));
    return masked.substring(0, Math.max(0, halved ? end - 1 : end)) + "…";
  }

  /** What was seen, by name. */
  private static Map<String, String> of(Map<String, String> evidence, QuotedSecrets marked) {
    if (evidence.isEmpty()) {
      return evidence;
    }
    Map<String, String> shown = LinkedHashMap.newLinkedHashMap(evidence.size());
    evidence.forEach((name, seen) -> shown.put(shown(name), of(seen, marked)));
    return shown;
  }

  @SuppressWarnings("ReferenceEquality") // as above
  Resource of(Resource named) {
    if (named != resource) {
      masked =
          isOfSameObject(named) ? masked.withContainer(shown(named.container())) : masked(named);
      resource = named;
    }
    return masked;
  }

  private boolean isOfSameObject(Resource named) {
    return named.apiVersion().equals(resource.apiVersion())
        && named.kind().equals(resource.kind())
        && named.namespace().equals(resource.namespace())
        && named.name().equals(resource.name());
  }

  /** A name may be anything that somebody pasted there. */
  static Resource masked(Resource named) {
    return new Resource(
        shown(named.apiVersion()),
        shown(named.kind()),
        shown(named.namespace()),
        shown(named.name()),
        shown(named.container()));
  }
}
