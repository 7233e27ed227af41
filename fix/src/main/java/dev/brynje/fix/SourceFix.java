package dev.brynje.fix;

import dev.brynje.core.Finding;
import java.util.List;

/** Changes sources of one kind so that findings about them go. Safe for threads. */
public interface SourceFix {
  /** Whether findings such as this can be made to go, at least some; told by control and place. */
  boolean knows(Finding finding);

  /** What is changed as one: the file that a finding is in, or a directory of several. */
  default String unit(Finding finding) {
    return finding.location().path();
  }

  /** Whether a unit is a file, and fixing it reads and changes nothing but that. */
  default boolean isAlone() {
    return false;
  }

  /**
   * Changes a unit.
   *
   * @param findings about it, in order of place; any part of them
   * @return what becomes of files, also of others than those that the findings are in; of these
   *     together, each finding has one outcome, and no two proposals the same number
   */
  List<Mended> fix(String unit, List<Finding> findings, SourceFiles files);
}
