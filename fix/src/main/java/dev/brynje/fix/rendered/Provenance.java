package dev.brynje.fix.rendered;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which lines of templates gave which lines of a rendering. */
final class Provenance {
  private static final int LONGEST_BLOCK = 5000;

  private final Rendered rendered;
  private final Map<String, Template> templates;
  private final Marks marks;
  private final List<List<Marks.Origin>> lines;
  private final Map<String, BitSet> seen = new HashMap<>();
  private final Map<Scope, Skeleton> skeletons = new HashMap<>();

  /**
   * @param rendered without marks, line by line as with them
   * @param lines by what each line of it was given, from 0
   */
  Provenance(
      Rendered rendered,
      Map<String, Template> templates,
      Marks marks,
      List<List<Marks.Origin>> lines) {
    this.rendered = rendered;
    this.templates = templates;
    this.marks = marks;
    this.lines = lines;
    for (List<Marks.Origin> line : lines) {
      for (Marks.Origin origin : line) {
        seen.computeIfAbsent(origin.file(), _ -> new BitSet()).set(origin.line());
      }
    }
  }

  Rendered rendered() {
    return rendered;
  }

  /** The line that a template writes itself, of which a rendered line was made. */
  Optional<Marks.Origin> written(int line) {
    return at(line).stream().filter(one -> !one.lines()).findFirst();
  }

  /** The action that wrote a line, and more below it perhaps. */
  Optional<Marks.Origin> action(int line) {
    for (int i = line; i <= Math.min(lines.size(), line + LONGEST_BLOCK); i++) {
      List<Marks.Origin> here = at(i);
      if (i > line && here.stream().anyMatch(one -> !one.lines())) {
        return Optional.empty();
      }
      Optional<Marks.Origin> action = here.stream().filter(Marks.Origin::lines).findFirst();
      if (action.isPresent()) {
        return action;
      }
    }
    return Optional.empty();
  }

  private List<Marks.Origin> at(int line) {
    return line >= 1 && line <= lines.size() ? lines.get(line - 1) : List.of();
  }

  Template template(String file) {
    return Optional.ofNullable(templates.get(file)).orElseThrow();
  }

  /** Whether a definition has a line that begins with a key. */
  boolean defines(String name, String key) {
    Pattern line = Pattern.compile("(?m)^ *" + Pattern.quote(key) + ":");
    for (Template template : templates.values()) {
      for (Scope scope : template.scopes()) {
        if (scope.isDefinition()
            && scope.opening().pipeline().startsWith('"' + name + '"')
            && line.matcher(template.text().substring(scope.start(), scope.end())).find()) {
          return true;
        }
      }
    }
    return false;
  }

  /** What is written around a line. */
  Skeleton skeleton(Marks.Origin origin) {
    Template template = template(origin.file());
    Scope region = template.regionAt(template.start(origin.line()));
    return skeletons.computeIfAbsent(
        region,
        _ ->
            new Skeleton(
                template,
                region,
                marks.marked(origin.file()),
                seen.getOrDefault(origin.file(), new BitSet())));
  }

  /** The same with the lines of a scope that this rendering leaves out. */
  Skeleton skeletonWith(Marks.Origin origin, Scope scope) {
    Template template = template(origin.file());
    BitSet more = (BitSet) seen.getOrDefault(origin.file(), new BitSet()).clone();
    more.set(template.lineAt(scope.start()), template.lineAt(scope.end()) + 1);
    return new Skeleton(
        template,
        template.regionAt(template.start(origin.line())),
        marks.marked(origin.file()),
        more);
  }
}
