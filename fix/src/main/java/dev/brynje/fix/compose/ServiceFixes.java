package dev.brynje.fix.compose;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every fix of services, by the control whose findings it makes go. */
final class ServiceFixes {
  private static final String SECURITY = "security_opt";
  private static final String RIGHTS = "it loses the rights that it was given by name";

  /**
   * A fix.
   *
   * @param keys the settings of a service that it is about, the one that decides where it is made
   *     first
   */
  private record Entry(List<String> keys, ServiceFix fix) {}

  /** In the order in which what they write is read best. */
  private static final Map<String, Entry> ALL = all();

  private static final List<String> ORDER = List.copyOf(ALL.keySet());

  private ServiceFixes() {}

  private static Map<String, Entry> all() {
    Map<String, Entry> all = new LinkedHashMap<>();
    put(all, "image-digest", "image", new Digest());
    put(all, "non-root-user", "user", new OtherUser());
    put(all, "no-privileged", "privileged", Unsafe.privileged());
    put(all, "drop-all-capabilities", "cap_drop", new DropAll());
    put(all, "no-new-privileges", SECURITY, new NoNewPrivileges());
    put(all, "read-only-root-filesystem", List.of("read_only", "tmpfs"), new ReadOnlyRoot());
    put(all, "tmpfs-options", List.of("tmpfs", "volumes"), new BoundedTmpfs());
    put(
        all,
        "memory-limit",
        List.of("mem_limit", "deploy"),
        new Limit("memory", "memory", "mem_limit"));
    put(all, "cpu-limit", List.of("cpus", "deploy"), new Limit("cpu", "cpus", "cpus"));
    put(
        all,
        "pids-limit",
        List.of("pids_limit", "deploy"),
        new Limit("pids", "pids", "pids_limit"));
    put(all, "restart-policy", "restart", new Restart());
    addUnsafe(all);
    addLeft(all);
    return Collections.unmodifiableMap(all);
  }

  private static void addUnsafe(Map<String, Entry> all) {
    put(
        all,
        "no-host-network",
        "network_mode",
        Unsafe.gone(
            "network_mode", "it is reached by the ports that it publishes, not the host's"));
    put(
        all,
        "no-host-pid",
        "pid",
        Unsafe.gone("pid", "it no longer sees the processes of the host"));
    put(all, "no-host-ipc", "ipc", Unsafe.gone("ipc", "it no longer shares memory with the host"));
    put(all, "no-host-uts", "uts", Unsafe.gone("uts", "it no longer has the host's name"));
    put(
        all,
        "no-host-user-namespace",
        "userns_mode",
        Unsafe.gone("userns_mode", "files of the host belong to others than it thinks"));
    put(
        all,
        "no-host-cgroup",
        "cgroup",
        Unsafe.gone("cgroup", "it no longer sees the control groups of the host"));
    put(all, "no-dangerous-capabilities", "cap_add", Unsafe.entry("cap_add", RIGHTS));
    put(all, "no-powerful-group", "group_add", Unsafe.entry("group_add", RIGHTS));
    String calls = "system calls that it was let make are refused";
    put(all, "no-seccomp-unconfined", SECURITY, Unsafe.entry(SECURITY, calls));
    put(all, "no-app-armor-unconfined", SECURITY, Unsafe.entry(SECURITY, RIGHTS));
    put(all, "no-selinux-disabled", SECURITY, Unsafe.entry(SECURITY, RIGHTS));
    put(all, "no-system-paths-unconfined", SECURITY, Unsafe.entry(SECURITY, RIGHTS));
    put(all, "no-runtime-socket", List.of("volumes", "use_api_socket"), new NoSocket());
    put(all, "read-only-bind", "volumes", new ReadOnlyMount());
    put(all, "port-on-one-address", "ports", new OneAddress());
    put(
        all,
        "killed-when-out-of-memory",
        List.of("oom_kill_disable", "oom_score_adj"),
        new Killable());
  }

  private static void addLeft(Map<String, Entry> all) {
    left(all, "bounded-ulimits", "no number is guessed; write the most that it needs");
    left(
        all, "confined-build", "what the build needs is not known; take the setting out of build:");
    left(
        all,
        "healthcheck",
        "how its health is asked is not known; write healthcheck: {test: [\"CMD\", …]}, with a program that the image has");
    left(all, "image-registry", "which image is meant instead is not known");
    left(all, "image-tag", "which version was meant is not known; write its tag");
    left(
        all,
        "logging-limits",
        "who reads its log is not known; write logging: {driver: local}, which is bounded, unless something reads the files");
    left(
        all,
        "no-host-credentials",
        "whether it needs them is not known; give it secrets: of its own");
    left(
        all, "no-host-device", "whether it needs the device is not known; take it out of devices:");
    left(
        all,
        "no-links",
        "who finds it by which name is not known; let both be in one of networks:");
    left(
        all,
        "no-mount-propagation",
        "what it mounts for others is not known; take bind.propagation out");
    String secret =
        "a secret that was written has to be changed too; write it to a file, and name that in secrets:";
    for (String control :
        List.of(
            "no-secret-in-build-args",
            "no-secrets-in-command",
            "no-secrets-in-configs",
            "no-secrets-in-environment")) {
      left(all, control, secret);
    }
    left(
        all,
        "no-sensitive-host-path",
        "what it needs of it is not known; mount only that, with :ro");
    left(
        all,
        "no-ssh-port",
        "who comes in by it is not known; take the port out, and use docker compose exec");
    left(all, "no-volumes-from", "what it needs of them is not known; write that in volumes:");
    left(
        all,
        "own-network",
        "who talks to whom is not known; write networks: with one for each pair that does");
    left(all, "safe-sysctls", "whether it needs it is not known; take it out of sysctls:");
    left(
        all,
        "supported-image",
        "what else would change is not known; write a version that is supported");
    left(
        all, "unprivileged-host-port", "who calls the port is not known; publish one from 1024 on");
  }

  private static void put(Map<String, Entry> all, String control, String key, ServiceFix fix) {
    put(all, control, List.of(key), fix);
  }

  private static void put(
      Map<String, Entry> all, String control, List<String> keys, ServiceFix fix) {
    all.put("compose/" + control, new Entry(keys, fix));
  }

  private static void left(Map<String, Entry> all, String control, String reason) {
    put(all, control, List.of(), (_, _) -> new Answer.Left(reason));
  }

  /** Whether something is known of a control. */
  static boolean know(String control) {
    return ALL.containsKey(control);
  }

  /** Brings findings into the order in which what is written for them is read best. */
  static Comparator<Finding> order() {
    return Comparator.comparingInt(finding -> ORDER.indexOf(finding.control()));
  }

  /** The settings of a service beside which the fix of a finding is written. */
  static List<String> keys(Finding finding) {
    List<String> keys = entry(finding).keys;
    if (!keys.contains(finding.field())) {
      return keys;
    }
    List<String> first = new ArrayList<>(List.of(finding.field()));
    first.addAll(keys);
    return first;
  }

  /** What can be done about a finding. */
  static Answer answer(ServiceSubject subject, Finding finding) {
    return entry(finding).fix.answer(subject, finding);
  }

  private static Entry entry(Finding finding) {
    Entry entry = ALL.get(finding.control());
    if (entry == null) {
      throw new IllegalArgumentException("no fix for " + finding.control());
    }
    return entry;
  }
}
