package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.check.PodCheck;
import java.util.List;
import java.util.Optional;

/**
 * One of the standards: a check of a level, in the form that it has from each version on.
 *
 * @param replaces the check of a lower level that it is judged instead of; empty for none
 * @param steps by rising version
 */
record Standard(PodSecurityLevel level, String replaces, List<Step> steps) {
  /** The form of a check from a version on. */
  record Step(KubernetesVersion since, PodCheck check) {}

  static Standard baseline(Step... steps) {
    return new Standard(PodSecurityLevel.BASELINE, "", List.of(steps));
  }

  static Standard restricted(Step... steps) {
    return new Standard(PodSecurityLevel.RESTRICTED, "", List.of(steps));
  }

  static Step since(int minor, PodCheck check) {
    return new Step(new KubernetesVersion(minor), check);
  }

  Standard replacing(String id) {
    return new Standard(level, id, steps);
  }

  Control control() {
    return newest().control();
  }

  PodCheck newest() {
    return steps.getLast().check();
  }

  /** The step in force at a version; empty before the first. */
  Optional<Step> at(KubernetesVersion version) {
    for (Step step : steps.reversed()) {
      if (version.reaches(step.since())) {
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }
}
