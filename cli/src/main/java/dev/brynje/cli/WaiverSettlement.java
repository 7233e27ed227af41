package dev.brynje.cli;

import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Tally;
import dev.brynje.core.Waivers;
import java.util.ArrayList;
import java.util.List;

/** Sets findings aside that somebody lives with, and counts them so. */
final class WaiverSettlement implements Settlement {
  private final Waivers waivers;

  WaiverSettlement(Waivers waivers) {
    this.waivers = waivers;
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
      settled.add(now);
    }
    return settled;
  }

  @Override
  public List<Finding> findings(Tally tally) {
    return waivers.findings(tally);
  }

  @Override
  public Findings upheld(Findings all, Tally tally) {
    return waivers.upheld(all, tally);
  }
}
