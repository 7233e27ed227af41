package dev.brynje.workload.pss;

import java.util.Locale;

/** What happens to a pod that does not meet the level. */
enum Mode {
  /** It is refused. */
  ENFORCE,
  /** It is written into the audit log. */
  AUDIT,
  /** Whoever sends it is warned. */
  WARN;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The label that gives the level. */
  String label() {
    return PodSecurityLabels.PREFIX + word();
  }

  /** The label that gives the version. */
  String versionLabel() {
    return label() + "-version";
  }

  /** The level that the API server goes by when the label gives none that it knows. */
  PodSecurityLevel otherwise() {
    return this == ENFORCE ? PodSecurityLevel.RESTRICTED : PodSecurityLevel.PRIVILEGED;
  }
}
