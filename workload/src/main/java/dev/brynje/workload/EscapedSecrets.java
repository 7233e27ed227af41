package dev.brynje.workload;

import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.ScalarParts;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Secrets that no line of the source shows as they are, wherever they stand: those written with
 * escapes, as {@code https:\/\/} in JSON, and private keys, which run over many lines. Sources have
 * few of either, so that most are passed by without a look at their values.
 */
final class EscapedSecrets {
  private final SourceText source;
  private final List<Span> found = new ArrayList<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private EscapedSecrets(SourceText source) {
    this.source = source;
  }

  /** Where they are written. */
  static List<Span> in(Reading reading) {
    EscapedSecrets escaped = new EscapedSecrets(reading.source());
    String text = reading.source().text();
    if (text.contains("PRIVATE KEY")) {
      escaped.keys(text);
    }
    if (text.indexOf('\\') >= 0) {
      for (Document document : reading.documents()) {
        escaped.values(document.root());
      }
    }
    return escaped.found;
  }

  private void keys(String text) {
    for (Secret secret : Secrets.in(text)) {
      Span span = source.span(secret.start(), secret.end());
      if (span.line() != span.endLine()) {
        found.add(span);
      }
    }
  }

  /** Without recursion, for a document may be thousands of levels deep. */
  private void values(Node root) {
    Deque<Node> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Node node = open.pop();
      // No switch over types: the JVM would write its code anew at every start.
      if (node instanceof Scalar scalar) {
        value(scalar);
      } else if (seen.add(node)) {
        parts(node, open);
      }
    }
  }

  private void parts(Node node, Deque<Node> open) {
    if (node instanceof Sequence list) {
      list.items().forEach(open::push);
    } else if (node instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.entries()) {
        key(entry);
        open.push(entry.value());
      }
    } else {
      throw new IllegalStateException("a node of an unknown kind: " + node.getClass());
    }
  }

  private void key(Mapping.Entry entry) {
    if (isEscaped(entry.keySpan(), entry.key()) && !Secrets.in(entry.key()).isEmpty()) {
      found.add(entry.keySpan());
    }
  }

  private void value(Scalar scalar) {
    if (scalar.style() == Scalar.Style.DOUBLE_QUOTED && isEscaped(scalar.span(), scalar.text())) {
      List<Secret> secrets = Secrets.in(scalar.text());
      if (!secrets.isEmpty()) {
        ScalarParts parts = new ScalarParts(source, scalar);
        secrets.forEach(secret -> found.add(parts.span(secret.start(), secret.end())));
      }
    }
  }

  /** Whether more is written than is read, quotes aside. */
  private static boolean isEscaped(Span span, String text) {
    return span.end() - span.start() > text.length() + 2;
  }
}
