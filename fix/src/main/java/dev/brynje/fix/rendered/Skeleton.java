package dev.brynje.fix.rendered;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Step;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * What a template, or a definition in one, writes itself, as YAML: actions on lines of their own
 * are comments there, others are words, and so are comments the parts that a rendering leaves out.
 * Every character has the place that it has in the template.
 */
final class Skeleton {
  private static final char FILLER = 'x';

  private final Template template;
  private final Scope region;

  /** Lines that the rendering leaves out. */
  private final BitSet hidden = new BitSet();

  private final byte[] bytes;
  private final Reading reading;

  /**
   * Something that a template writes itself.
   *
   * @param place where it is in the document
   * @param keyEnd where its key ends, or its item begins
   */
  record Found(int document, Place place, Node node, int keyEnd) {}

  /**
   * @param region the definition, or the template's top without its definitions
   * @param marked lines whose marks tell whether they were rendered
   * @param seen those that were
   */
  Skeleton(Template template, Scope region, BitSet marked, BitSet seen) {
    this.template = template;
    this.region = region;
    hide(marked, seen);
    this.bytes = masked().getBytes(StandardCharsets.UTF_8);
    this.reading = YamlReader.read(bytes, Limits.DEFAULT);
  }

  private void hide(BitSet marked, BitSet seen) {
    for (Scope scope : template.scopes()) {
      int first = template.lineAt(scope.start());
      int last = template.lineAt(scope.end());
      int line = marked.nextSetBit(first);
      int shown = seen.nextSetBit(first);
      if (!scope.isDefinition() && line >= 0 && line <= last && (shown < 0 || shown > last)) {
        // The lines of its own opening and closing are actions.
        hidden.set(first + 1, Math.max(first + 1, last));
      }
    }
  }

  private String masked() {
    StringBuilder out = new StringBuilder(template.text().length());
    for (int line = 1; line <= template.lines(); line++) {
      int start = template.start(line);
      int end = template.end(line);
      String text = template.text().substring(start, end);
      if (template.regionAt(start) != region) {
        out.append(" ".repeat(text.length()));
      } else if (hidden.get(line) || isActions(template, start, end)) {
        out.append(comment(text));
      } else {
        out.append(withoutActions(template, start, end));
      }
      out.append(template.lineBreak(line));
    }
    return out.toString();
  }

  private static String comment(String text) {
    String stripped = text.stripLeading();
    int indent = text.length() - stripped.length();
    return stripped.isEmpty()
        ? text
        : text.substring(0, indent) + "#" + String.valueOf(FILLER).repeat(stripped.length() - 1);
  }

  private static boolean isActions(Template template, int start, int end) {
    boolean any = template.isInAction(start);
    String text = withoutActions(template, start, end);
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean action = template.isInAction(start + i + 1) || template.isInAction(start + i);
      any |= action;
      at += action || Character.isWhitespace(text.charAt(i)) ? 0 : 1;
    }
    return any && at == 0;
  }

  /** A stretch of a template with letters in place of its actions. */
  static String withoutActions(Template template, int start, int end) {
    StringBuilder out = new StringBuilder(template.text().substring(start, end));
    for (int i = start; i < end; i++) {
      if (template.isInAction(i) || template.isInAction(i + 1)) {
        out.setCharAt(i - start, FILLER);
      }
    }
    return out.toString();
  }

  Template template() {
    return template;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  Reading reading() {
    return reading;
  }

  /** Whether a rendering leaves a line out. */
  boolean isHidden(int line) {
    return hidden.get(line);
  }

  /** What a step leads to that begins on a line. */
  Optional<Found> find(int line, Step step) {
    for (Document document : reading.documents()) {
      if (document.span().line() <= line && line <= document.span().endLine()) {
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Optional<Found> found =
            find(document.index(), document.root(), Place.ROOT, line, step, seen);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Found> find(
      int document, Node node, Place place, int line, Step step, Set<Node> seen) {
    if (node instanceof Scalar || !seen.add(node)) {
      return Optional.empty();
    }
    if (node instanceof Mapping mapping) {
      for (Mapping.Entry entry : mapping.entries()) {
        Place here = place.key(entry.key());
        if (entry.keySpan().line() == line && new Step.Key(entry.key()).equals(step)) {
          return Optional.of(new Found(document, here, entry.value(), entry.keySpan().end()));
        }
        Optional<Found> found = find(document, entry.value(), here, line, step, seen);
        if (found.isPresent()) {
          return found;
        }
      }
    } else if (node instanceof Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        Node item = list.items().get(i);
        Place here = place.item(i);
        if (item.span().line() == line && step instanceof Step.Item) {
          return Optional.of(new Found(document, here, item, item.span().start()));
        }
        Optional<Found> found = find(document, item, here, line, step, seen);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The first line after one that holds something, beyond the last when there is none. */
  int nextWritten(int line) {
    int next = line + 1;
    while (next <= template.lines() && !isWritten(next)) {
      next++;
    }
    return next;
  }

  /** Whether a line holds something that the template writes itself. */
  boolean isWritten(int line) {
    String text = reading.source().line(line).strip();
    return !text.isEmpty() && !text.startsWith("#");
  }

  /** Whether a line ends with a character. */
  boolean ends(int line, char last) {
    String text = reading.source().line(line).stripTrailing();
    return !text.isEmpty() && text.charAt(text.length() - 1) == last;
  }

  /** By how much a line of the template is indented. */
  int indent(int line) {
    String text = template.line(line);
    return text.length() - text.stripLeading().length();
  }
}
