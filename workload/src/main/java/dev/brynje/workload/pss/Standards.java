package dev.brynje.workload.pss;

import static dev.brynje.workload.pss.Excused.inUserNamespace;
import static dev.brynje.workload.pss.Excused.onWindows;
import static dev.brynje.workload.pss.Standard.baseline;
import static dev.brynje.workload.pss.Standard.restricted;
import static dev.brynje.workload.pss.Standard.since;

import dev.brynje.kube.KubernetesVersion;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import dev.brynje.yaml.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every standard there is, and which of them hold where. */
final class Standards {
  private static final PodCheck PROC_MOUNT = new ProcMount();
  private static final PodCheck ESCALATION = new AllowPrivilegeEscalation();
  private static final PodCheck CAPABILITIES = new CapabilitiesRestricted();
  private static final PodCheck RUN_AS_NON_ROOT = new RunAsNonRoot();
  private static final PodCheck RUN_AS_USER = new RunAsUser();
  private static final PodCheck SECCOMP = new SeccompProfileRestricted();

  /** In the order in which Kubernetes reports them. */
  static final List<Standard> ALL =
      List.of(
          baseline(since(0, new AppArmorProfile())),
          baseline(since(0, new CapabilitiesBaseline())),
          baseline(since(0, new HostNamespaces())),
          baseline(since(0, new HostPathVolumes())),
          baseline(since(0, new HostPorts())),
          baseline(since(34, new HostProbesAndHostLifecycle())),
          baseline(since(0, new Privileged())),
          baseline(since(0, PROC_MOUNT), since(35, inUserNamespace(PROC_MOUNT))),
          baseline(since(0, SeLinuxOptions.FIRST), since(31, SeLinuxOptions.SINCE_1_31)),
          baseline(since(0, new SeccompAnnotations()), since(19, new SeccompProfileBaseline())),
          baseline(
              since(0, Sysctls.FIRST),
              since(27, Sysctls.SINCE_1_27),
              since(29, Sysctls.SINCE_1_29),
              since(32, Sysctls.SINCE_1_32),
              since(37, Sysctls.SINCE_1_37)),
          baseline(since(0, new WindowsHostProcess())),
          restricted(since(8, ESCALATION), since(25, onWindows(ESCALATION))),
          restricted(since(22, CAPABILITIES), since(25, onWindows(CAPABILITIES)))
              .replacing("pss/capabilities_baseline"),
          restricted(since(35, new ProcMountRestricted())).replacing("pss/procMount"),
          restricted(since(0, new RestrictedVolumes())).replacing("pss/hostPathVolumes"),
          restricted(since(0, RUN_AS_NON_ROOT), since(35, inUserNamespace(RUN_AS_NON_ROOT))),
          restricted(since(23, RUN_AS_USER), since(35, inUserNamespace(RUN_AS_USER))),
          restricted(since(19, SECCOMP), since(25, onWindows(SECCOMP)))
              .replacing("pss/seccompProfile_baseline"));

  /**
   * All forms of all standards; no more than a long has bits. A form that excuses pods comes right
   * after the same without excuse.
   */
  static final List<Standard.Step> STEPS =
      ALL.stream().flatMap(standard -> standard.steps().stream()).toList();

  private static final SourceText NOWHERE = new SourceText("");

  private Standards() {}

  /** The steps in force at a level and version. */
  static List<Standard.Step> at(PodSecurityLevel level, KubernetesVersion version) {
    Set<String> replaced = new HashSet<>();
    for (Standard standard : ALL) {
      if (!level.weakerThan(standard.level()) && standard.at(version).isPresent()) {
        replaced.add(standard.replaces());
      }
    }
    List<Standard.Step> steps = new ArrayList<>();
    for (Standard standard : ALL) {
      if (!level.weakerThan(standard.level()) && !replaced.contains(standard.control().id())) {
        standard.at(version).ifPresent(steps::add);
      }
    }
    return steps;
  }

  /** The bits of the steps that a pod fails. */
  static long failed(Pod pod) {
    long failed = 0;
    for (int i = 0; i < STEPS.size(); i++) {
      PodCheck check = STEPS.get(i).check();
      boolean fails =
          check instanceof Excused excused
              ? (failed & (1L << (i - 1))) != 0 && excused.concerns(pod)
              : fails(pod, check);
      failed |= fails ? 1L << i : 0;
    }
    return failed;
  }

  private static boolean fails(Pod pod, PodCheck check) {
    Verdict verdict = new Verdict(NOWHERE);
    check.judge(pod, verdict);
    return !verdict.complaints().isEmpty();
  }

  static long bit(Standard.Step step) {
    return 1L << STEPS.indexOf(step);
  }

  /** Their official ids. */
  static List<String> ids(List<Standard.Step> steps) {
    List<String> ids = new ArrayList<>();
    for (Standard.Step step : steps) {
      ids.add(step.check().control().id().substring("pss/".length()));
    }
    return ids;
  }
}
