package dev.brynje.cli;

import dev.brynje.core.Finding;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Waivers;
import java.util.ArrayList;
import java.util.List;

/** Sets findings aside that somebody lives with, and counts them so. */
final class WaiverSettlement implements Settlement {
  private final Waivers waivers;
  private final Severity least;

  /**
   * @param least findings less severe are left out afterwards: they count, but are not told
   */
  WaiverSettlement(Waivers waivers, Severity least) {
    this.waivers = waivers;
    this.least = least;
  }

  @Override
  public void read(String path) {
    waivers.read(path);
  }

  @Override
  public List<Finding> settled(List<Finding> findings, Tally tally) {
    List<Finding> settled = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      Finding now = waivers.settled(finding);
      // What a comment waives, the file's own judge has counted so.
      if (finding.waiver().isEmpty() && now.waiver().isPresent()) {
        tally.settled(now);
      }
      if (now.severity().reaches(least)) {
        settled.add(now);
      }
    }
    return settled;
  }

  @Override
  public List<Finding> findings(Tally tally) {
    List<Finding> findings = waivers.findings(tally);
    findings.removeIf(finding -> !finding.severity().reaches(least));
    return findings;
  }
}
