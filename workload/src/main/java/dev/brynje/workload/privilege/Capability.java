package dev.brynje.workload.privilege;

import dev.brynje.core.Severity;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of Linux capabilities, by their names without {@code CAP_}.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/capabilities.7.html">capabilities(7)</a>
 */
public final class Capability {
  /**
   * Why a capability reaches beyond its container.
   *
   * @param power what it does, as the rest of a sentence
   */
  public record Danger(Severity severity, String power) {}

  private static final Map<String, Danger> DANGERS =
      Map.ofEntries(
          critical("ALL", "is all of root"),
          critical("SYS_ADMIN", "mounts the node's disks and is nearly all of root"),
          critical("SYS_MODULE", "loads code into the node's kernel"),
          critical("SYS_RAWIO", "writes to the node's memory and disks"),
          critical("DAC_READ_SEARCH", "opens any file of the node past the mounts"),
          high("BPF", "loads programs into the node's kernel"),
          high("CHECKPOINT_RESTORE", "rewrites processes and their ids"),
          high("MAC_ADMIN", "changes the node's AppArmor or Smack rules"),
          high("MAC_OVERRIDE", "ignores the node's Smack rules"),
          high("NET_ADMIN", "changes routes, firewalls and traffic"),
          high("PERFMON", "reads the node's kernel memory while it runs"),
          high("SYS_BOOT", "restarts the node or loads another kernel"),
          high("SYS_PTRACE", "reads and rewrites the memory of other processes"),
          high("SYS_TIME", "sets the node's clock"),
          high("SYSLOG", "reads the node's kernel log and its addresses"),
          high("AUDIT_CONTROL", "switches the node's audit log off"),
          medium("NET_RAW", "forges packets and listens to the neighbours"),
          medium("SYS_RESOURCE", "raises its own limits"));

  /** What a runtime gives without being asked, as the Pod Security Standards count it. */
  private static final Set<String> DEFAULT =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private static final Set<String> OTHERS =
      Set.of(
          "AUDIT_READ",
          "BLOCK_SUSPEND",
          "IPC_LOCK",
          "IPC_OWNER",
          "LEASE",
          "LINUX_IMMUTABLE",
          "NET_BROADCAST",
          "SYS_NICE",
          "SYS_PACCT",
          "SYS_TTY_CONFIG",
          "WAKE_ALARM");

  private Capability() {}

  /** The name as the kernel has it; runtimes take it in any case, and some with {@code CAP_}. */
  public static String named(String written) {
    String name = written.toUpperCase(Locale.ROOT);
    return name.startsWith("CAP_") ? name.substring("CAP_".length()) : name;
  }

  /** Why it reaches beyond its container, if it does. */
  public static Optional<Danger> danger(String name) {
    return Optional.ofNullable(DANGERS.get(name));
  }

  static boolean isDefault(String name) {
    return DEFAULT.contains(name);
  }

  static boolean isKnown(String name) {
    return DEFAULT.contains(name) || OTHERS.contains(name) || DANGERS.containsKey(name);
  }

  private static Map.Entry<String, Danger> critical(String name, String power) {
    return Map.entry(name, new Danger(Severity.CRITICAL, power));
  }

  private static Map.Entry<String, Danger> high(String name, String power) {
    return Map.entry(name, new Danger(Severity.HIGH, power));
  }

  private static Map.Entry<String, Danger> medium(String name, String power) {
    return Map.entry(name, new Danger(Severity.MEDIUM, power));
  }
}
