package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Flag;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Mount;
import java.util.HashSet;
import java.util.Set;

/**
 * Where the mounts of a RUN instruction hold secrets, and what of its file system no layer keeps.
 *
 * @param files where secrets are mounted
 * @param variables that hold mounted secrets
 * @param elsewhere where mounts of other kinds are
 * @see <a
 *     href="https://docs.docker.com/reference/dockerfile/#run---mounttypesecret">--mount=type=secret</a>
 */
record SecretMounts(Set<String> files, Set<String> variables, Set<String> elsewhere) {
  static SecretMounts of(Instruction.Run run) {
    SecretMounts mounts = new SecretMounts(new HashSet<>(), new HashSet<>(), new HashSet<>());
    for (Flag flag : run.head().flags()) {
      if (flag.name().equals("mount")) {
        mounts.add(Mount.of(flag));
      }
    }
    return mounts;
  }

  private void add(Mount mount) {
    if (!mount.type().equals("secret")) {
      mount.get("target").ifPresent(elsewhere::add);
      return;
    }
    mount.get("env").ifPresent(variables::add);
    // A secret that is given as a variable is a file only where a target says so.
    if (mount.get("target").isPresent() || mount.get("env").isEmpty()) {
      files.add(mount.get("target").orElse("/run/secrets/" + mount.get("id").orElse("")));
    }
  }

  /** Whether a layer keeps what is written there: not a device, not what is mounted. */
  boolean leaveInLayer(String path) {
    return !path.startsWith("/dev/")
        && !path.startsWith("/proc/")
        && !files.contains(path)
        && elsewhere.stream().noneMatch(mount -> isBelow(path, mount));
  }

  /** Whether no layer keeps what programs write to the home directory. */
  boolean hideHome() {
    return elsewhere.stream().anyMatch(mount -> mount.equals("/root") || mount.startsWith("/home"));
  }

  private static boolean isBelow(String path, String mount) {
    return path.equals(mount) || path.startsWith(mount.endsWith("/") ? mount : mount + "/");
  }
}
