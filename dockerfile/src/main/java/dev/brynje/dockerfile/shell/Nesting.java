package dev.brynje.dockerfile.shell;

import dev.brynje.dockerfile.shell.ShellCommand.Within;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Set;

/** The compound commands that are open at one point of a list. */
final class Nesting {
  enum Kind {
    IF,
    LOOP,
    CASE,
    GROUP,
    SUBSHELL
  }

  private static final class Compound {
    private final Kind kind;
    private final EnumSet<Within> parts = EnumSet.noneOf(Within.class);
    private final int input;
    private boolean awaitsPattern;

    private Compound(Kind kind, int input) {
      this.kind = kind;
      this.input = input;
    }
  }

  private final Set<Within> outside;
  private final Deque<Compound> open = new ArrayDeque<>(0);

  /** How many of the open ones are each, so that nobody has to go through them. */
  private final EnumMap<Within, Integer> count = new EnumMap<>(Within.class);

  private boolean awaitsFunction;

  Nesting(Set<Within> outside) {
    this.outside = outside;
  }

  boolean isOpen() {
    return !open.isEmpty();
  }

  boolean isInSubshell() {
    Compound top = open.peek();
    return top != null && top.kind == Kind.SUBSHELL;
  }

  boolean awaitsPattern() {
    Compound top = open.peek();
    return top != null && top.awaitsPattern;
  }

  Set<Within> within() {
    EnumSet<Within> within = EnumSet.noneOf(Within.class);
    within.addAll(outside);
    within.addAll(count.keySet());
    return within;
  }

  /** The pipeline that what is open here reads from; -1 when there is none. */
  int input() {
    return open.isEmpty() ? -1 : open.peek().input;
  }

  /**
   * Opens one.
   *
   * @param pipeline that it reads from; -1 when it is no part of one
   */
  void open(int pipeline, Kind kind, Within... parts) {
    Compound compound = new Compound(kind, pipeline >= 0 ? pipeline : input());
    open.push(compound);
    for (Within part : parts) {
      add(compound, part);
    }
    if (awaitsFunction) {
      add(compound, Within.FUNCTION);
      awaitsFunction = false;
    }
  }

  private void add(Compound compound, Within part) {
    if (compound.parts.add(part)) {
      count.merge(part, 1, Integer::sum);
    }
  }

  private void remove(Compound compound, Within part) {
    if (compound.parts.remove(part)) {
      count.computeIfPresent(part, (_, times) -> times == 1 ? null : times - 1);
    }
  }

  /** The innermost one goes on as this; whether it is of the kind. */
  boolean turn(Kind kind, Within part) {
    Compound top = open.peek();
    if (top == null || top.kind != kind) {
      return false;
    }
    remove(top, part == Within.BRANCH ? Within.CONDITION : Within.BRANCH);
    add(top, part);
    return true;
  }

  /** Closes the innermost one; whether it is of the kind. */
  boolean close(Kind kind) {
    Compound top = open.peek();
    if (top == null || top.kind != kind) {
      return false;
    }
    for (Within part : Within.values()) {
      remove(top, part);
    }
    open.pop();
    return true;
  }

  void endCaseBranch() {
    Compound top = open.peek();
    if (top != null && top.kind == Kind.CASE) {
      top.awaitsPattern = true;
    }
  }

  void beginCaseBranch() {
    Compound top = open.peek();
    if (top != null) {
      top.awaitsPattern = false;
    }
  }

  /** The next compound command is the body of a function. */
  void awaitFunction() {
    awaitsFunction = true;
  }

  void endSimpleCommand() {
    awaitsFunction = false;
  }
}
