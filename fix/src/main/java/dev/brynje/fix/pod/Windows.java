package dev.brynje.fix.pod;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Pods that run on Windows, whether they say it as {@code spec.os.name} or not.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod-spec-containers-securitycontext">Pod
 *     compatibility</a>
 */
final class Windows {
  /** Controls whose settings Windows does not know. */
  private static final Set<String> OF_LINUX =
      Set.of(
          "workload/run-as-user",
          "workload/run-as-group",
          "workload/fs-group",
          "workload/seccomp-profile",
          "workload/no-privileged",
          "workload/no-privilege-escalation",
          "workload/drop-all-capabilities",
          "workload/read-only-root-filesystem");

  private static final List<String> KEYS = List.of("kubernetes.io/os", "beta.kubernetes.io/os");

  private Windows() {}

  /** Why a finding is left, when what its control wants is of Linux and the pod of Windows. */
  static Optional<String> reason(Pod pod, String control) {
    if (!OF_LINUX.contains(control)) {
      return Optional.empty();
    }
    String instead =
        control.equals("workload/run-as-user")
            ? "; its user is windowsOptions.runAsUserName, as ContainerUser"
            : "";
    return sign(pod)
        .map(sign ->
            "it runs on Windows, as %s says, which knows no such setting%s; write spec.os.name: windows, and it is no longer asked for"
                .formatted(sign, instead));
  }

  /** What tells that a pod runs on Windows. */
  static Optional<String> sign(Pod pod) {
    Field spec = pod.spec();
    Optional<String> said = spec.at("os", "name").string();
    if (said.isPresent()) {
      return said.filter("windows"::equals).map(_ -> "spec.os.name");
    }
    for (String key : KEYS) {
      Optional<String> selected = spec.get("nodeSelector").get(key).string();
      if (selected.isPresent()) {
        return selected.filter("windows"::equals).map(_ -> "its nodeSelector");
      }
    }
    if (isPinned(spec)) {
      return Optional.of("its nodeAffinity");
    }
    return pod.containers().stream()
        .flatMap(one -> one.field().get("image").string().stream())
        .filter(Windows::isImage)
        .findFirst()
        .map("the image %s"::formatted);
  }

  /** Whether each of the terms, of which one is to hold, takes nodes of Windows only. */
  private static boolean isPinned(Field spec) {
    Field required =
        spec.at("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
    List<Field> terms = new ArrayList<>();
    required.get("nodeSelectorTerms").items().forEach(terms::add);
    return !terms.isEmpty() && terms.stream().allMatch(Windows::isOfWindows);
  }

  private static boolean isOfWindows(Field term) {
    for (Field expression : term.get("matchExpressions").items()) {
      if (KEYS.contains(expression.get("key").string().orElse(""))
          && expression.get("operator").string().filter("In"::equals).isPresent()
          && expression.get("values").strings().equals(List.of("windows"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isImage(String image) {
    String name = image.toLowerCase(Locale.ROOT);
    return name.contains("windowsservercore")
        || name.contains("nanoserver")
        || name.startsWith("mcr.microsoft.com/windows/");
  }

  /** The user of a container; empty when its image decides. */
  static Optional<String> user(Pod pod, Container container) {
    Field own = container.securityContext().at("windowsOptions", "runAsUserName");
    Field user = own.present() ? own : pod.securityContext().at("windowsOptions", "runAsUserName");
    return user.string();
  }

  /** Whether a user may do everything there. */
  static boolean isAdministrator(String user) {
    return user.equalsIgnoreCase("ContainerAdministrator");
  }
}
