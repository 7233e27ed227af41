package dev.brynje.workload.pss;

import static dev.brynje.workload.pss.Excused.inUserNamespace;
import static dev.brynje.workload.pss.Excused.onWindows;
import static dev.brynje.workload.pss.Standard.baseline;
import static dev.brynje.workload.pss.Standard.restricted;
import static dev.brynje.workload.pss.Standard.since;

import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.pss.Standard.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every standard there is, and which of them hold where. */
final class Standards {
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
          baseline(since(0, new ProcMount()), since(35, inUserNamespace(new ProcMount()))),
          baseline(since(0, SeLinuxOptions.FIRST), since(31, SeLinuxOptions.SINCE_1_31)),
          baseline(since(0, new SeccompAnnotations()), since(19, new SeccompProfileBaseline())),
          baseline(
              since(0, Sysctls.FIRST),
              since(27, Sysctls.SINCE_1_27),
              since(29, Sysctls.SINCE_1_29),
              since(32, Sysctls.SINCE_1_32),
              since(37, Sysctls.SINCE_1_37)),
          baseline(since(0, new WindowsHostProcess())),
          restricted(
              since(8, new AllowPrivilegeEscalation()),
              since(25, onWindows(new AllowPrivilegeEscalation()))),
          restricted(
                  since(22, new CapabilitiesRestricted()),
                  since(25, onWindows(new CapabilitiesRestricted())))
              .replacing("pss/capabilities_baseline"),
          restricted(since(35, new ProcMountRestricted())).replacing("pss/procMount"),
          restricted(since(0, new RestrictedVolumes())).replacing("pss/hostPathVolumes"),
          restricted(since(0, new RunAsNonRoot()), since(35, inUserNamespace(new RunAsNonRoot()))),
          restricted(since(23, new RunAsUser()), since(35, inUserNamespace(new RunAsUser()))),
          restricted(
                  since(19, new SeccompProfileRestricted()),
                  since(25, onWindows(new SeccompProfileRestricted())))
              .replacing("pss/seccompProfile_baseline"));

  private Standards() {}

  /** The steps in force at a level and version. */
  static List<Step> at(PodSecurityLevel level, KubernetesVersion version) {
    Set<String> replaced = new HashSet<>();
    for (Standard standard : ALL) {
      if (!level.weakerThan(standard.level()) && standard.at(version).isPresent()) {
        replaced.add(standard.replaces());
      }
    }
    List<Step> steps = new ArrayList<>();
    for (Standard standard : ALL) {
      if (!level.weakerThan(standard.level()) && !replaced.contains(standard.control().id())) {
        standard.at(version).ifPresent(steps::add);
      }
    }
    return steps;
  }
}
