package dev.brynje.cli;

import dev.brynje.cli.network.ClusterChecks;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Policy;
import dev.brynje.core.Target;
import dev.brynje.core.WaiverControls;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.Checks;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.CheckGroup;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.compose.ComposeChecks;
import dev.brynje.workload.dockerfile.DockerfileChecks;
import dev.brynje.workload.network.NetworkChecks;
import dev.brynje.workload.pss.PodSecurityChecks;
import dev.brynje.workload.pss.PodSecurityLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an audit judges.
 *
 * @param catalogue every control that there is, judged or not
 * @param checks those that the flags ask for; the policy may leave out some
 * @param groups those that are made when an object concerns them; the same holds for them
 * @param target what it is judged for
 */
record Selection(
    Catalogue catalogue,
    List<Check> checks,
    List<CheckGroup> groups,
    PolicyInForce inForce,
    Target target) {
  static final List<String> LEVELS =
      Arrays.stream(PodSecurityLevel.values()).map(PodSecurityLevel::word).toList();

  /** Every control of this program. */
  static Catalogue everything() {
    return catalogue(Checks.common(KubernetesVersion.LATEST));
  }

  private static Catalogue catalogue(List<Check> common) {
    return new Catalogue(Checks.controls(common), Selection::otherControls);
  }

  private static List<Control> otherControls() {
    List<Control> controls = new ArrayList<>(Checks.otherControls());
    controls.addAll(ClusterChecks.controls());
    return controls;
  }

  /** Reads the flags. */
  static Selection of(Arguments arguments) {
    KubernetesVersion asked = version(arguments);
    KubernetesVersion version = asked.known();
    List<Check> common = Checks.common(version);
    Catalogue catalogue = catalogue(common);
    Optional<PodSecurityLevel> level =
        arguments.value("--pod-security").flatMap(PodSecurityLevel::of);
    PolicyInForce inForce = PolicyInForce.of(arguments, catalogue);
    boolean ofNetworks = NetworkAudit.isAsked(arguments);
    boolean ofPart = ofNetworks || level.isPresent();
    List<Check> checks = level.isPresent() ? podSecurity(level.get(), version) : common;
    if (level.isEmpty() && NetworkAudit.isWholeCluster(arguments)) {
      checks = NetworkAudit.checks(ofNetworks ? NetworkChecks.ALL : common, inForce.policy());
    }
    List<CheckGroup> groups = ofPart ? List.of() : Checks.GROUPS;
    if (ofPart) {
      Set<String> judged = new HashSet<>();
      for (Check check : checks) {
        judged.add(check.control().id());
      }
      inForce = inForce.restrictedTo(judged);
    }
    Target target =
        new Target(
            version.toString(), level.map(PodSecurityLevel::word).orElse(""), remarks(asked));
    Selection selection = new Selection(catalogue, checks, groups, inForce, target);
    selection.refuseWhatJudgesLess(arguments);
    return selection;
  }

  /** The same, of which something more is said. */
  Selection remarking(String remark) {
    List<String> all = new ArrayList<>(target.remarks());
    all.add(remark);
    return new Selection(
        catalogue,
        checks,
        groups,
        inForce,
        new Target(target.kubernetesVersion(), target.podSecurity(), all));
  }

  Policy policy() {
    return inForce.policy();
  }

  private static List<String> remarks(KubernetesVersion asked) {
    KubernetesVersion known = asked.known();
    // Not equals: the JVM would write that of a record anew at every start.
    return asked.compareTo(known) == 0
        ? List.of()
        : List.of(
            "Kubernetes %s is newer than all versions known here; judged as %s"
                .formatted(asked, known));
  }

  /** A control that was asked for by name, and is then not judged, would pass in silence. */
  private void refuseWhatJudgesLess(Arguments arguments) {
    for (String id : arguments.values("--only")) {
      if (!controls().anyMatch(control -> control.id().equals(id))) {
        throw new UsageException(
            arguments
                .value("--pod-security")
                .map(level -> "%s is not part of --pod-security %s".formatted(id, level))
                .orElse(
                    NetworkAudit.isAsked(arguments)
                        ? id + " is not about the network; see brynje audit"
                        : id + " is judged with --pod-security LEVEL"));
      }
    }
    Policy policy = policy();
    for (String id : arguments.values("--only")) {
      Control control = catalogue.find(id).orElseThrow();
      if (!policy.suffices(control)) {
        throw new UsageException(
            "%s is not judged until brynje.yaml sets the parameter %s; see brynje controls %s"
                .formatted(id, control.needs().getFirst().word(), id));
      }
    }
    if (!policy.judgesSomewhere(checks.getFirst().control())
        && controls()
            .filter(control -> !WaiverControls.guard(control.id()))
            .noneMatch(policy::judgesSomewhere)) {
      throw new UsageException("no control is left to judge; see --only, --skip and brynje.yaml");
    }
  }

  /** The controls of all of them. */
  Stream<Control> controls() {
    Stream<ObjectCheck> grouped = groups.stream().flatMap(group -> group.checks().stream());
    Stream<Control> ofManifests = Stream.concat(checks.stream(), grouped).map(Check::control);
    return !groups.isEmpty()
        ? Stream.concat(
            Stream.concat(ofManifests, DockerfileChecks.controls().stream()),
            Stream.concat(ComposeChecks.controls().stream(), WaiverControls.ALL.stream()))
        : ofManifests;
  }

  /** The standards' own checks, and what namespaces say about them. */
  private static List<Check> podSecurity(PodSecurityLevel level, KubernetesVersion version) {
    List<Check> checks = new ArrayList<>(PodSecurityChecks.of(level, version));
    checks.addAll(PodSecurityChecks.labels(level, version));
    return checks;
  }

  private static KubernetesVersion version(Arguments arguments) {
    try {
      return KubernetesVersion.parse(arguments.value("--kubernetes-version").orElse("latest"));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--kubernetes-version: " + e.getMessage());
    }
  }
}
