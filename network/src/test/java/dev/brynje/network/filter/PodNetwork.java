package dev.brynje.network.filter;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A namespace for each end, each joined by a veth pair to that of a router, which has the packet
 * filter. Routes are as in clusters whose pods are routed to: every end has its own link.
 */
final class PodNetwork implements AutoCloseable {
  private final Map<End, NetworkNamespace> ends = new HashMap<>();
  private final String prefix = "brynje-" + ProcessHandle.current().pid() + "-";
  private final NetworkNamespace router = NetworkNamespace.create(prefix + "router");
  private boolean closed;

  /** Why this machine can have none; nothing if it can. */
  static String obstacle() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return "only root can make network namespaces";
    }
    for (String program : List.of("ip", "nft")) {
      if (!isThere(program)) {
        return program + " is not on the PATH: see tools/peers";
      }
    }
    try (PodNetwork network = new PodNetwork()) {
      network.filter("table inet probe {}");
      return "";
    } catch (IllegalStateException e) {
      return "this machine has no network namespaces or no nftables: " + e.getMessage();
    }
  }

  private static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  static PodNetwork of(List<End> ends) {
    PodNetwork network = new PodNetwork();
    // Namespaces outlive the process, also one that is told to end.
    Runtime.getRuntime().addShutdownHook(new Thread(network::close));
    try {
      network.forward();
      ends.forEach(network::join);
      return network;
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  NetworkNamespace namespace(End end) {
    return ends.get(end);
  }

  /** Puts a ruleset of nftables in the place of what the router filters by. */
  void filter(String ruleset) {
    router.run("flush ruleset\n" + ruleset, "nft", "--file", "-");
  }

  /** The router forwards, and tells the sender of every packet that it rejects. */
  private void forward() {
    router.set("1", "ipv4/ip_forward", "ipv6/conf/all/forwarding");
    router.set("0", "ipv6/conf/default/accept_dad", "ipv6/icmp/ratemask", "ipv4/icmp_ratemask");
  }

  private void join(End end) {
    int number = ends.size();
    NetworkNamespace namespace = NetworkNamespace.create(prefix + number);
    ends.put(end, namespace);
    namespace.set("0", "ipv6/conf/default/accept_dad");
    router.configure(
        """
        link add end%1$d type veth peer name eth0 netns %2$s
        address add 169.254.1.1/32 dev end%1$d
        address add fe80::1/64 dev end%1$d nodad
        link set end%1$d up
        route add %3$s/32 dev end%1$d
        """
            .formatted(number, namespace.name(), end.four()));
    namespace.configure(
        """
        address add %s/32 dev eth0
        address add %s/128 dev eth0 nodad
        link set lo up
        link set eth0 up
        route add 169.254.1.1/32 dev eth0
        route add 0.0.0.0/0 via 169.254.1.1 dev eth0
        route add ::/0 via fe80::1 dev eth0
        """
            .formatted(end.four(), end.six()));
    router.configure("route add %s/128 dev end%d\n".formatted(end.six(), number));
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      ends.values().forEach(NetworkNamespace::delete);
      router.delete();
    }
  }
}
