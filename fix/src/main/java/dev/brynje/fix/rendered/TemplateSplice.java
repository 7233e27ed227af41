package dev.brynje.fix.rendered;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Proposal;
import dev.brynje.yaml.edit.Splice;
import dev.brynje.yaml.edit.Step;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings splices of a skeleton to where they hold whenever what they are added to does. */
final class TemplateSplice {
  private static final int MOST_BRANCHES = 50;

  private TemplateSplice() {}

  /** The splice at such a place; empty when there is none. */
  static Optional<Splice> placed(Skeleton skeleton, Splice splice, List<Proposal> proposals) {
    Template template = skeleton.template();
    if (splice.start() < splice.end()) {
      boolean plain = true;
      for (int line = template.lineAt(splice.start());
          line <= template.lineAt(splice.end()) && template.start(line) < splice.end();
          line++) {
        plain &= !skeleton.isHidden(line);
      }
      return plain && template.actionsBetween(splice.start(), splice.end()).isEmpty()
          ? Optional.of(splice)
          : Optional.empty();
    }
    int at = splice.start();
    Scope meant = template.scopeAt(start(skeleton, splice, proposals));
    for (int i = 0; i < MOST_BRANCHES; i++) {
      Scope here = template.scopeAt(at);
      if (here == meant) {
        int after = afterValue(skeleton, at);
        return Optional.of(new Splice(after, after, splice.text(), splice.proposals()));
      }
      @Nullable Scope outer = here;
      while (outer != null && outer.parent() != meant) {
        outer = outer.parent();
      }
      if (outer == null) {
        return Optional.empty();
      }
      int line = template.lineAt(outer.closed());
      if (skeleton.nextWritten(template.lineAt(at)) <= line) {
        return Optional.empty();
      }
      at = template.end(line);
    }
    return Optional.empty();
  }

  /**
   * Behind what actions below a line write, when it ends with a key that they give the value of.
   */
  private static int afterValue(Skeleton skeleton, int at) {
    Template template = skeleton.template();
    int line = template.lineAt(at);
    if (!skeleton.ends(line, ':')) {
      return at;
    }
    int after = at;
    int next = line + 1;
    while (next <= template.lines() && !skeleton.isHidden(next) && !skeleton.isWritten(next)) {
      List<Action> actions =
          template.actionsBetween(template.start(next), template.start(next + 1));
      int last = actions.isEmpty() ? next : lastOf(skeleton, actions.getFirst());
      if (last < 0) {
        return after;
      }
      after = actions.isEmpty() ? after : template.end(last);
      next = last + 1;
    }
    return after;
  }

  /** The last line of what an action writes, or holds; negative when keys are written there. */
  private static int lastOf(Skeleton skeleton, Action action) {
    Template template = skeleton.template();
    if (action.writesLines()) {
      return template.lineAt(action.end());
    }
    Scope scope = template.scopeAt(action.end());
    int last = template.lineAt(scope.closed());
    for (int line = template.lineAt(action.start()); line <= last; line++) {
      if (!scope.opening().equals(action) || skeleton.isHidden(line) || skeleton.isWritten(line)) {
        return -1;
      }
    }
    return last;
  }

  /** Where that begins which is added to: the nearest before the splice that is as deep. */
  private static int start(Skeleton skeleton, Splice splice, List<Proposal> proposals) {
    Template template = skeleton.template();
    int indent = indent(splice.text());
    int nearest = -1;
    int deep = -1;
    for (int number : splice.proposals().stream().toArray()) {
      Proposal proposal = proposals.get(number);
      for (Document document : skeleton.reading().documents()) {
        for (Edit edit : proposal.edits()) {
          int start = document.index() == proposal.document() ? start(document.root(), edit) : -1;
          if (start <= splice.start()) {
            boolean alike = start >= 0 && start - template.start(template.lineAt(start)) == indent;
            nearest = Math.max(nearest, start);
            deep = alike ? Math.max(deep, start) : deep;
          }
        }
      }
    }
    return Math.max(0, deep >= 0 ? deep : nearest);
  }

  private static int indent(String inserted) {
    int line = inserted.indexOf('\n') + 1;
    int at = line;
    while (at < inserted.length() && inserted.charAt(at) == ' ') {
      at++;
    }
    return at - line;
  }

  private static int start(Node root, Edit edit) {
    Node node = root;
    for (Step step : edit.place().steps()) {
      Optional<Node> next = Objects.in(node, step);
      if (next.isEmpty()) {
        break;
      }
      node = next.get();
    }
    return node.span().start();
  }
}
