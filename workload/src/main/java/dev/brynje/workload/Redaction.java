package dev.brynje.workload;

import dev.brynje.core.Resource;
import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
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

/**
 * The last word before a finding is made: whatever a check quotes, what is secret in it is masked.
 * That is what is recognised in the quoting sentence itself, and what is recognised or was marked
 * in the value that it is about, of which the sentence may quote a part.
 */
final class Redaction {
  /** A shorter one would be found within other words. */
  private static final int SHORTEST = 4;

  private final SourceText source;
  private final TreeMap<Integer, Span> secrets = new TreeMap<>();

  /** Neighbouring findings are about the same resource. */
  private Resource resource = Resource.NONE;

  private Resource masked = Resource.NONE;

  Redaction(SourceText source, List<Span> secrets) {
    this.source = source;
    for (Span secret : secrets) {
      this.secrets.putIfAbsent(secret.start(), secret);
    }
  }

  /** What is secret in a single value. */
  List<String> marked(Optional<Node> value) {
    if (!(value.orElse(null) instanceof Scalar scalar)) {
      return List.of();
    }
    List<Secret> recognised = Secrets.in(scalar.text());
    if (secrets.isEmpty() && recognised.isEmpty()) {
      return List.of();
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
    return marked;
  }

  /** A sentence of a check. */
  String of(String text, List<String> marked) {
    String shown = text;
    for (String secret : marked) {
      shown = shown.replace(secret, Secrets.MASK);
    }
    return Secrets.masked(shown);
  }

  /** What was seen, by name. */
  Map<String, String> of(Map<String, String> evidence, List<String> marked) {
    if (marked.isEmpty()) {
      return masked(evidence);
    }
    Map<String, String> shown = LinkedHashMap.newLinkedHashMap(evidence.size());
    evidence.forEach((name, value) -> shown.put(Secrets.masked(name), of(value, marked)));
    return shown;
  }

  /** The same of evidence of which only the words are at hand. */
  static Map<String, String> masked(Map<String, String> evidence) {
    if (evidence.isEmpty()) {
      return evidence;
    }
    Map<String, String> shown = LinkedHashMap.newLinkedHashMap(evidence.size());
    evidence.forEach((name, value) -> shown.put(Secrets.masked(name), Secrets.masked(value)));
    return shown;
  }

  Resource of(Resource named) {
    if (!named.equals(resource)) {
      resource = named;
      masked = masked(named);
    }
    return masked;
  }

  /** A name may be anything that somebody pasted there. */
  static Resource masked(Resource named) {
    return new Resource(
        Secrets.masked(named.apiVersion()),
        Secrets.masked(named.kind()),
        Secrets.masked(named.namespace()),
        Secrets.masked(named.name()),
        Secrets.masked(named.container()));
  }
}
