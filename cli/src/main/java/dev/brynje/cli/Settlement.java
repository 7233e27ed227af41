package dev.brynje.cli;

import dev.brynje.core.Finding;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Waivers;
import java.util.ArrayList;
import java.util.List;

/** Sets findings aside that somebody lives with, and counts them so. Safe for threads. */
final class Settlement {
  private final Waivers waivers;
  private final Severity least;

  /**
   * @param least findings less severe are left out afterwards: they count, but are not told
   */
  Settlement(Waivers waivers, Severity least) {
    this.waivers = waivers;
    this.least = least;
  }

  /** Notes that this was judged. */
  void read(String path) {
    waivers.read(path);
  }

  /**
   * The findings that are told.
   *
   * @param tally that has counted them as open
   */
  List<Finding> settled(List<Finding> findings, Tally tally) {
    if (waivers.isEmpty()) {
      return findings;
    }
    List<Finding> settled = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      Finding now = waivers.settled(finding);
      if (now.waiver().isPresent()) {
        tally.settled(now);
      }
      if (now.severity().reaches(least)) {
        settled.add(now);
      }
    }
    return settled;
  }

  /** What is wrong with the decisions themselves. */
  List<Finding> findings(Tally tally) {
    List<Finding> findings = waivers.findings(tally);
    findings.removeIf(finding -> !finding.severity().reaches(least));
    return findings;
  }
}
