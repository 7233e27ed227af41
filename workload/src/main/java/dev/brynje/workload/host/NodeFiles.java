package dev.brynje.workload.host;

import dev.brynje.core.Severity;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lies where on a node, as distributions and Kubernetes have it. */
public final class NodeFiles {
  /** What lies at a path. */
  public record Entry(HostPath.Kind kind, Severity severity, String holds) {}

  public static final Entry NOTHING_KNOWN =
      new Entry(HostPath.Kind.OTHER, Severity.MEDIUM, "files of the node");

  private static final Map<String, String> SOCKETS =
      Map.ofEntries(
          Map.entry("docker.sock", "the Docker socket"),
          Map.entry("docker_engine", "the Docker socket"),
          Map.entry("cri-dockerd.sock", "the Docker socket"),
          Map.entry("dockershim.sock", "the Docker socket"),
          Map.entry("containerd.sock", "the containerd socket"),
          Map.entry("containerd.sock.ttrpc", "the containerd socket"),
          Map.entry("containerd-containerd", "the containerd socket"),
          Map.entry("crio.sock", "the CRI-O socket"),
          Map.entry("podman.sock", "the Podman socket"),
          Map.entry("buildkitd.sock", "the BuildKit socket"));

  private static final Map<String, String> SOCKET_DIRECTORIES =
      Map.ofEntries(
          Map.entry("/run", "the runtime sockets below it"),
          Map.entry("/run/user", "the runtime sockets below it"),
          Map.entry("/run/docker", "the Docker sockets below it"),
          Map.entry("/run/containerd", "the containerd socket in it"),
          Map.entry("/run/k3s", "the containerd socket below it"),
          Map.entry("/run/k3s/containerd", "the containerd socket in it"),
          Map.entry("/run/k0s", "the containerd socket in it"),
          Map.entry("/run/crio", "the CRI-O socket in it"),
          Map.entry("/run/podman", "the Podman socket in it"),
          Map.entry("/run/buildkit", "the BuildKit socket in it"),
          Map.entry("/var/snap/microk8s/common/run", "the containerd socket in it"));

  /** Harmless to read, and mounted by many. */
  private static final Set<String> PUBLIC =
      Set.of(
          "/dev/log",
          "/dev/null",
          "/dev/random",
          "/dev/urandom",
          "/etc/ca-certificates",
          "/etc/hosts",
          "/etc/localtime",
          "/etc/machine-id",
          "/etc/os-release",
          "/etc/pki/ca-trust",
          "/etc/pki/tls/certs",
          "/etc/resolv.conf",
          "/etc/ssl/certs",
          "/etc/timezone",
          "/lib/modules",
          "/usr/lib/modules",
          "/usr/lib/os-release",
          "/usr/local/share/ca-certificates",
          "/usr/share/ca-certificates",
          "/usr/share/zoneinfo",
          "/usr/src");

  /** Directories by name; what lies below is the same, unless it has an entry of its own. */
  private static final Map<String, Entry> DIRECTORIES =
      Map.ofEntries(
          critical("/", "the whole node, runtime sockets and keys included"),
          critical("/etc/kubernetes", "keys and static pods of the cluster"),
          critical("/etc/kubernetes/addons", "objects that the cluster makes as it finds them"),
          critical("/etc/kubernetes/certs", "the keys of the cluster"),
          critical(
              "/etc/kubernetes/manifests", "programs that the kubelet starts as it finds them"),
          critical("/etc/kubernetes/pki", "the keys of the cluster"),
          critical("/etc/kubernetes/ssl", "the keys of the cluster"),
          critical("/etc/kubernetes/static-pod-resources", "the keys of the cluster"),
          critical("/proc", "every process and switch of the kernel"),
          critical("/root", "the keys of root"),
          critical("/var", "the secrets of all pods and the keys of the kubelet"),
          critical("/var/lib", "the secrets of all pods and the keys of the kubelet"),
          critical("/var/lib/etcd", "all objects of the cluster, Secrets included"),
          critical("/var/lib/kubelet", "the secrets of all pods and the keys of the kubelet"),
          critical("/var/lib/rancher", "keys and static pods of the cluster"),
          critical("/etc/rancher", "the keys of the cluster"),
          critical("/c:", "the whole node"),
          high("/bin", "the programs of the node"),
          high("/boot", "the kernel of the node"),
          high("/etc", "the accounts, keys and jobs of the node"),
          high("/home", "the files and keys of the node's users"),
          high("/lib", "the libraries of the node"),
          high("/lib64", "the libraries of the node"),
          high("/etc/containerd", "the settings of the runtime"),
          high("/etc/containers", "the settings of the runtime"),
          high("/etc/cron.d", "jobs that the node runs as root"),
          high("/etc/crontab", "jobs that the node runs as root"),
          high("/etc/crio", "the settings of the runtime"),
          high("/etc/docker", "the settings of the runtime"),
          high("/etc/group", "the accounts of the node"),
          high("/etc/gshadow", "the passwords of the node"),
          high("/etc/init.d", "programs that the node starts as root"),
          high("/etc/ld.so.preload", "code that every program of the node loads"),
          high("/etc/pam.d", "the logins of the node"),
          high("/etc/passwd", "the accounts of the node"),
          high("/etc/pki", "keys of the node"),
          high("/etc/profile.d", "commands that every login of the node runs"),
          high("/etc/shadow", "the passwords of the node"),
          high("/etc/ssh", "the SSH keys of the node"),
          high("/etc/ssl/private", "keys of the node"),
          high("/etc/sudoers", "who may be root on the node"),
          high("/etc/sudoers.d", "who may be root on the node"),
          high("/etc/systemd", "programs that the node starts as root"),
          high("/opt/cni", "programs that the runtime starts as root"),
          high("/etc/cni", "the network of every pod"),
          high("/run/secrets", "secrets of the node"),
          high("/sbin", "the programs of the node"),
          high("/sys", "the devices and switches of the kernel"),
          high("/usr", "the programs of the node"),
          high("/var/lib/containerd", "the files of every container"),
          high("/var/lib/containers", "the files of every container"),
          high("/var/lib/kubelet/device-plugins", "the sockets of device plugins"),
          high("/var/lib/kubelet/plugins", "the sockets of storage drivers"),
          high("/var/lib/kubelet/plugins_registry", "where the kubelet takes drivers from"),
          high("/var/lib/kubelet/pod-resources", "which devices each pod has"),
          high("/var/lib/docker", "the files of every container"),
          high("/var/spool/cron", "jobs that the node runs as root"),
          high("/c:/windows", "the programs of the node"));

  /** Of these only the directory itself is meant: what lies below belongs to whoever made it. */
  private static final Set<String> ALONE =
      Set.of("/", "/etc", "/etc/kubernetes", "/usr/share", "/var", "/var/lib", "/c:");

  private static final Map<String, String> CREDENTIALS =
      Map.ofEntries(
          Map.entry(".aws", "the node's keys for AWS"),
          Map.entry(".azure", "the node's keys for Azure"),
          Map.entry("azure.json", "the node's keys for Azure"),
          Map.entry("gcloud", "the node's keys for Google Cloud"),
          Map.entry("application_default_credentials.json", "the node's keys for Google Cloud"),
          Map.entry("cloud-config", "the node's keys for its cloud"),
          Map.entry("cloud.conf", "the node's keys for its cloud"),
          Map.entry(".docker", "the node's passwords for registries"),
          Map.entry(".dockercfg", "the node's passwords for registries"),
          Map.entry(".gnupg", "the private keys of a user of the node"),
          Map.entry(".netrc", "the passwords of a user of the node"),
          Map.entry(".git-credentials", "the passwords of a user of the node"),
          Map.entry(".kube", "the node's keys for the cluster"),
          Map.entry(".ssh", "the node's SSH keys"));

  /** Devices that programs have a use for, which still reach drivers of the node. */
  private static final Set<String> USUAL_DEVICES =
      Set.of("/dev/dri", "/dev/fuse", "/dev/kvm", "/dev/net/tun", "/dev/shm", "/dev/vfio");

  private NodeFiles() {}

  /**
   * What lies at a path.
   *
   * @param type the hostPath's type, as {@code BlockDevice}; empty for none
   */
  public static Entry at(String path, String type) {
    int slash = path.lastIndexOf('/');
    String socket = SOCKETS.get(path.substring(slash + 1));
    if (socket == null) {
      socket = path.startsWith("/run/user/") ? socketsOfUser(path) : SOCKET_DIRECTORIES.get(path);
    }
    if (socket != null) {
      return new Entry(HostPath.Kind.RUNTIME_SOCKET, Severity.CRITICAL, socket);
    }
    if (isUnder(path, PUBLIC)) {
      return NOTHING_KNOWN;
    }
    if (path.equals("/dev")) {
      return device(Severity.HIGH, "the directory of all devices of the node");
    }
    if (path.startsWith("/dev/") || type.equals("BlockDevice") || type.equals("CharDevice")) {
      Severity severity = isUnder(path, USUAL_DEVICES) ? Severity.MEDIUM : Severity.HIGH;
      return device(severity, "a device of the node");
    }
    for (String part : path.split("/", -1)) {
      String credentials = CREDENTIALS.get(part);
      if (credentials != null) {
        return new Entry(HostPath.Kind.CREDENTIALS, Severity.HIGH, credentials);
      }
    }
    if ((path + "/").contains("/.config/gh/")) {
      return new Entry(
          HostPath.Kind.CREDENTIALS, Severity.HIGH, "a token for GitHub of a user of the node");
    }
    return directory(path);
  }

  private static Entry directory(String path) {
    Entry exact = DIRECTORIES.get(path);
    if (exact != null) {
      return exact;
    }
    if (isOfCluster(path)) {
      return new Entry(HostPath.Kind.SENSITIVE, Severity.CRITICAL, "keys of the cluster");
    }
    for (String above = parent(path); !ALONE.contains(above); above = parent(above)) {
      Entry entry = DIRECTORIES.get(above);
      if (entry != null) {
        return entry;
      }
    }
    return NOTHING_KNOWN;
  }

  /**
   * A kubeconfig of a component, a key, or the key of all Secrets, beside the directory of keys.
   */
  private static boolean isOfCluster(String path) {
    if (!parent(path).equals("/etc/kubernetes")) {
      return false;
    }
    String name = path.substring("/etc/kubernetes/".length());
    return name.endsWith(".conf")
        || name.endsWith(".key")
        || name.endsWith(".pem")
        || name.contains("kubeconfig")
        || name.contains("encryption");
  }

  /** {@code /run/user/1000} and the directories of Docker and Podman in it. */
  private static @Nullable String socketsOfUser(String path) {
    String below = path.substring("/run/user/".length());
    int slash = below.indexOf('/');
    boolean holds = slash < 0 || below.endsWith("/podman") || below.endsWith("/docker");
    return holds ? "the runtime sockets below it" : null;
  }

  private static boolean isUnder(String path, Set<String> directories) {
    for (String at = path; !at.equals("/"); at = parent(at)) {
      if (directories.contains(at)) {
        return true;
      }
    }
    return false;
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  private static Entry device(Severity severity, String what) {
    return new Entry(HostPath.Kind.DEVICE, severity, what);
  }

  private static Map.Entry<String, Entry> critical(String path, String holds) {
    return Map.entry(path, new Entry(HostPath.Kind.SENSITIVE, Severity.CRITICAL, holds));
  }

  private static Map.Entry<String, Entry> high(String path, String holds) {
    return Map.entry(path, new Entry(HostPath.Kind.SENSITIVE, Severity.HIGH, holds));
  }
}
