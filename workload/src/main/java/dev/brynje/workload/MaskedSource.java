package dev.brynje.workload;

import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Complaint;
import dev.brynje.yaml.Excerpt;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * One source when all that is secret in it is known: nothing that is said of it afterwards, and no
 * excerpt, can show that.
 */
final class MaskedSource {
  private final String path;
  private final MaskedText text;
  private final Redaction redaction;

  /**
   * @param path as it was given
   * @param secrets what no output may show
   * @param unread lines of which something was not read, so that nobody knows what is secret there
   */
  MaskedSource(String path, SourceText source, List<Span> secrets, BitSet unread) {
    this.path = path;
    this.text = new MaskedText(source, secrets, unread);
    this.redaction = new Redaction(source, secrets);
  }

  /** Whether something of a span is secret. */
  boolean hides(Span span) {
    return text.hides(span);
  }

  /** A place that ends where a secret begins. */
  Span told(Span span) {
    return text.told(span);
  }

  Excerpt excerpt(Span span) {
    return text.excerpt(span);
  }

  Location location(Span span) {
    Span told = text.told(span);
    return new Location(
        path, told.line(), told.column(), told.endLine(), told.endColumn(), text.excerpt(span));
  }

  /**
   * A complaint as a finding.
   *
   * @param field the path of what it is about, without indices
   * @param about the value that it is about, of which the complaint may quote a part; empty when
   *     there is none, or when the check itself sees to what it quotes
   */
  Finding finding(
      Control control,
      Severity severity,
      Resource resource,
      Span span,
      String field,
      Optional<Node> about,
      Complaint complaint) {
    return Redaction.finding(
        control,
        severity,
        complaint,
        redaction.marked(about),
        redaction.of(resource),
        location(span),
        field);
  }

  /** The same where a complaint may quote anything of the source. */
  Finding finding(
      Control control,
      Severity severity,
      Resource resource,
      Span span,
      String field,
      Complaint complaint) {
    return Redaction.finding(
        control,
        severity,
        complaint,
        redaction.everything(),
        redaction.of(resource),
        location(span),
        field);
  }
}
