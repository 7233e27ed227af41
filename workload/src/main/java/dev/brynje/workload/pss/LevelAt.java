package dev.brynje.workload.pss;

import dev.brynje.kube.KubernetesVersion;
import java.util.List;

/** A level as a version has it. */
record LevelAt(PodSecurityLevel level, KubernetesVersion version) {
  List<Standard.Step> steps() {
    return Standards.at(level, version);
  }

  /** As {@code restricted at 1.25}; the latest version is not named. */
  @Override
  public String toString() {
    return version.equals(KubernetesVersion.LATEST)
        ? level.word()
        : level.word() + " at " + version;
  }
}
