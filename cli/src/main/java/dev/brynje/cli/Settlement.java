package dev.brynje.cli;

import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Tally;
import java.util.List;

/** What becomes of findings that somebody has decided of. Safe for threads. */
interface Settlement {
  /** Nobody has decided anything. A class of its own, so that a start does not load the other. */
  Settlement NONE = new Undecided();

  /** Notes that this was judged. */
  void read(String path);

  /**
   * The findings that are told.
   *
   * @param tally that has counted them as open
   */
  List<Finding> settled(List<Finding> findings, Tally tally);

  /** What is wrong with the decisions themselves. */
  List<Finding> findings(Tally tally);

  /**
   * The findings of the whole run, once it is over.
   *
   * @param tally that has counted them
   */
  Findings upheld(Findings all, Tally tally);

  /** Every finding stays as it is. */
  final class Undecided implements Settlement {
    private Undecided() {}

    @Override
    public void read(String path) {}

    @Override
    public List<Finding> settled(List<Finding> findings, Tally tally) {
      return findings;
    }

    @Override
    public List<Finding> findings(Tally tally) {
      return List.of();
    }

    @Override
    public Findings upheld(Findings all, Tally tally) {
      return all;
    }
  }
}
