package dev.brynje.fix.rendered;

import dev.brynje.yaml.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * A key that a template would write, had its condition held.
 *
 * @param line of the key
 * @param scope the condition
 */
record HiddenKey(Skeleton skeleton, int line, Scope scope) {
  /**
   * The key of a mapping that a template writes itself.
   *
   * @param from the line below which the mapping is
   */
  static Optional<HiddenKey> of(Skeleton skeleton, Mapping mapping, int from, String key) {
    if (mapping.entries().isEmpty() || mapping.flow()) {
      return Optional.empty();
    }
    Template template = skeleton.template();
    int start = mapping.span().start();
    int column = start - template.start(template.lineAt(start));
    int last = mapping.span().endLine();
    for (int line = from + 1; line <= template.lines(); line++) {
      if (!skeleton.isHidden(line)) {
        if (line > last && skeleton.nextWritten(line - 1) == line) {
          return Optional.empty();
        }
        continue;
      }
      String text = template.line(line);
      int indent = skeleton.indent(line);
      if (!text.isBlank() && indent < column && line > last && !text.contains("{{")) {
        return Optional.empty();
      }
      if (indent == column && text.startsWith(key + ":", indent)) {
        return Optional.of(
            new HiddenKey(skeleton, line, template.scopeAt(template.start(line) + indent)));
      }
    }
    return Optional.empty();
  }

  /** The actions that would give its value. */
  List<Action> actions() {
    Template template = skeleton.template();
    int indent = skeleton.indent(line);
    int next = line + 1;
    while (next <= template.lines() && isBelow(next, indent)) {
      next++;
    }
    return template.actionsBetween(template.start(line), template.start(next)).stream()
        .filter(Action::writes)
        .toList();
  }

  private boolean isBelow(int below, int indent) {
    Template template = skeleton.template();
    String text = template.line(below);
    int start = template.start(below);
    return text.isBlank()
        || (start < scope.end()
            && (text.stripLeading().startsWith("{{") || isDeeper(text, indent)));
  }

  private static boolean isDeeper(String text, int indent) {
    int deep = text.length() - text.stripLeading().length();
    return deep > indent || (deep == indent && text.startsWith("- ", deep));
  }

  /** Whether the condition is about this key alone, and written in lines of its own. */
  boolean isWholeCondition() {
    Template template = skeleton.template();
    int opening = template.lineAt(scope.opening().start());
    int end = template.lineAt(scope.end());
    if (!scope.opening().keyword().equals("if")
        || opening + 1 != line
        || end <= line
        || !template.line(end).strip().startsWith("{{")
        || !isEnd(template, scope)) {
      return false;
    }
    int indent = skeleton.indent(line);
    for (int below = line + 1; below < end; below++) {
      if (!isBelow(below, indent)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEnd(Template template, Scope scope) {
    return template.actionsBetween(scope.end(), scope.end() + 1).stream()
        .allMatch(action -> action.keyword().equals("end"));
  }
}
