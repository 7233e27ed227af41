package dev.brynje.core.report;

import dev.brynje.core.Finding;
import dev.brynje.core.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The most severe of any number of findings, of equal ones the first, in their order. */
public final class MostSevere {
  private final Map<Severity, List<Finding>> kept = new EnumMap<>(Severity.class);
  private final int most;

  /**
   * @param most how many are kept
   */
  public MostSevere(int most) {
    this.most = most;
  }

  /** Looks at one more. */
  public void add(Finding finding) {
    List<Finding> ofSeverity = kept.computeIfAbsent(finding.severity(), _ -> new ArrayList<>());
    if (ofSeverity.size() < most) {
      ofSeverity.add(finding);
    }
  }

  /** Those that were kept, from the most severe on. */
  public List<Finding> findings() {
    return kept.values().stream().flatMap(List::stream).limit(most).toList();
  }
}
