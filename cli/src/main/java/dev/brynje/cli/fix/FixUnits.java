package dev.brynje.cli.fix;

import dev.brynje.core.Finding;
import dev.brynje.fix.SourceFix;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers findings, which come in the order of their paths, into what is changed as one. A file by
 * itself is complete when another path comes; all else, when no finding is left.
 */
public final class FixUnits {
  private final SourceFixes kinds;
  private final Map<Key, Gathered> open = new LinkedHashMap<>();
  private String path = "";

  /** A unit of one kind: a file may have findings of several, as a Dockerfile within another. */
  private record Key(SourceFix fix, String name) {}

  /** Findings so far. */
  private record Gathered(SourceFix fix, String name, List<Finding> findings) {
    private FixUnit unit() {
      return new FixUnit(fix, name, findings);
    }
  }

  public FixUnits(SourceFixes kinds) {
    this.kinds = kinds;
  }

  /** Takes a finding; false when nobody can make it go. */
  public boolean add(Finding finding) {
    Optional<SourceFix> fix = kinds.of(finding);
    if (fix.isEmpty()) {
      return false;
    }
    String name = fix.get().unit(finding);
    open.computeIfAbsent(
            new Key(fix.get(), name), _ -> new Gathered(fix.get(), name, new ArrayList<>()))
        .findings
        .add(finding);
    return true;
  }

  /**
   * Gives out what is complete.
   *
   * @param now the path of the finding that came last
   */
  public List<FixUnit> complete(String now) {
    if (path.equals(now)) {
      return List.of();
    }
    path = now;
    List<FixUnit> complete = new ArrayList<>();
    for (Iterator<Gathered> each = open.values().iterator(); each.hasNext(); ) {
      FixUnit unit = each.next().unit();
      if (unit.isFile() && !unit.name().equals(now)) {
        complete.add(unit);
        each.remove();
      }
    }
    return complete;
  }

  /** Gives out all that is left. */
  public List<FixUnit> rest() {
    List<FixUnit> rest = open.values().stream().map(Gathered::unit).toList();
    open.clear();
    return rest;
  }
}
