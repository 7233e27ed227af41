package dev.brynje.fix.rendered;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Containers that a template gives an object only with some values. */
final class ConditionalContainers {
  private static final Pattern IMAGE = Pattern.compile("( *(?:- +)*)image:.*");
  private static final Pattern ITEM = Pattern.compile("( *)- .*");

  private final Template template;

  /** A line of the object that is there whenever it is. */
  private final int line;

  private ConditionalContainers(Template template, int line) {
    this.template = template;
    this.line = line;
  }

  /** Whether there are any in the template of an object. */
  static boolean are(Provenance provenance, Rendered.Made object) {
    Optional<Rendered.Made> there = provenance.rendered().sameAs(object);
    if (there.isEmpty()) {
      return false;
    }
    int first = there.get().document().root().span().line();
    int last = there.get().document().root().span().endLine();
    for (int line = first; line <= last; line++) {
      Optional<Marks.Origin> origin = provenance.written(line);
      if (origin.isPresent()) {
        Template template = provenance.template(origin.get().file());
        return new ConditionalContainers(template, origin.get().line()).areAny();
      }
    }
    return false;
  }

  private boolean areAny() {
    int from = line;
    while (from > 1 && !template.line(from - 1).startsWith("---")) {
      from--;
    }
    for (int at = from; at <= template.lines() && (at <= line || !endsAt(at)); at++) {
      Matcher image = IMAGE.matcher(template.line(at));
      if (image.matches() && isConditional(item(at, image.group(1).length(), from))) {
        return true;
      }
    }
    return false;
  }

  private boolean endsAt(int at) {
    return template.line(at).startsWith("---");
  }

  /** The line of the item that a key in a column is of. */
  private int item(int at, int column, int from) {
    for (int above = at; above > from; above--) {
      Matcher item = ITEM.matcher(template.line(above));
      if (item.matches() && item.group(1).length() < column) {
        return above;
      }
    }
    return at;
  }

  /** Whether a line is in a scope in which the object does not begin. */
  private boolean isConditional(int at) {
    int offset = template.start(at);
    int object = template.start(line);
    for (@Nullable Scope scope = template.scopeAt(offset);
        scope != null && !scope.isDefinition();
        scope = scope.parent()) {
      if (!scope.holds(object)) {
        return true;
      }
    }
    return false;
  }
}
