package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.kube.Container;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every fix of pods, by the control whose findings it makes go. */
public final class PodFixes {
  /** In the order in which what they write is read best. */
  private static final Map<String, ContainerFix> OF_CONTAINERS = ofContainers();

  private static final Map<String, PodFix> OF_PODS =
      Map.of(
          "workload/no-token-automount",
          new NoToken(),
          "workload/empty-dir-size-limit",
          new EmptyDirSize(),
          "workload/fs-group",
          new FsGroup(),
          "workload/no-host-network",
          Unsafe.podFlag("hostNetwork", "it is reached at its own address, not the node's"),
          "workload/no-host-pid",
          Unsafe.podFlag("hostPID", "it no longer sees the processes of the node"),
          "workload/no-host-ipc",
          Unsafe.podFlag("hostIPC", "it no longer shares memory with the node"));

  private static final List<String> ORDER = List.copyOf(OF_CONTAINERS.keySet());

  private static Map<String, ContainerFix> ofContainers() {
    Map<String, ContainerFix> fixes = new LinkedHashMap<>();
    fixes.put("workload/image-digest", new Digest());
    fixes.put("workload/run-as-non-root", new NonRoot());
    fixes.put("workload/run-as-user", NumericUser.user());
    fixes.put("workload/run-as-group", NumericUser.group());
    fixes.put("workload/seccomp-profile", new Seccomp());
    fixes.put("workload/no-privileged", Unsafe.privileged());
    fixes.put("workload/no-privilege-escalation", new NoEscalation());
    fixes.put("workload/drop-all-capabilities", new DropAll());
    fixes.put("workload/read-only-root-filesystem", new ReadOnlyRoot());
    for (String resource : List.of("cpu", "memory", "ephemeral-storage")) {
      fixes.put("workload/" + resource + "-request", new Resource("requests", resource));
      fixes.put("workload/" + resource + "-limit", new Resource("limits", resource));
    }
    fixes.put("workload/no-host-port", Unsafe.hostPorts());
    fixes.put("workload/read-only-host-path", Unsafe.readOnlyHostPaths());
    return Collections.unmodifiableMap(fixes);
  }

  private PodFixes() {}

  /** Whether findings of a control can be made to go, at least some. */
  public static boolean know(String control) {
    return OF_CONTAINERS.containsKey(control) || OF_PODS.containsKey(control);
  }

  /** Brings findings into the order in which what is written for them is read best. */
  public static Comparator<Finding> order() {
    return Comparator.comparingInt(finding -> ORDER.indexOf(finding.control()));
  }

  /**
   * What can be done about a finding; empty when its control has no fix.
   *
   * @param finding about this pod, or a container of it
   */
  public static Optional<Answer> answer(PodSubject subject, Finding finding) {
    if (!subject.pod().spec().present()) {
      return Optional.of(new Answer.Left("there is no pod yet to set it for: write its spec"));
    }
    Optional<String> elsewhere = Windows.reason(subject.pod(), finding.control());
    if (elsewhere.isPresent()) {
      return Optional.of(new Answer.Left(elsewhere.get()));
    }
    PodFix ofPod = OF_PODS.get(finding.control());
    if (ofPod != null) {
      return Optional.of(ofPod.answer(subject, finding));
    }
    ContainerFix fix = OF_CONTAINERS.get(finding.control());
    if (fix == null) {
      return Optional.empty();
    }
    Optional<Container> container = container(subject, finding);
    return Optional.of(
        container.isPresent()
            ? fix.answer(subject, container.get(), finding)
            : new Answer.Left("which container is meant cannot be told"));
  }

  /** By name; of several of one name, the one that the finding's place is in. */
  private static Optional<Container> container(PodSubject subject, Finding finding) {
    Optional<Container> found = Optional.empty();
    for (Container one : subject.pod().containers()) {
      if (one.name().equals(finding.resource().container())) {
        boolean around =
            one.field()
                .node()
                .filter(node ->
                    node.span().holds(finding.location().line(), finding.location().column()))
                .isPresent();
        found = found.isEmpty() || around ? Optional.of(one) : found;
      }
    }
    return found;
  }
}
