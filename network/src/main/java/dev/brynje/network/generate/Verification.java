package dev.brynje.network.generate;

import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Manifest;
import dev.brynje.kube.inventory.Place;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Part;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import dev.brynje.network.reach.Reachability;
import dev.brynje.network.read.ObjectReader;
import dev.brynje.yaml.Excerpt;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Proves of written policies that they allow what is needed and nothing else. */
public final class Verification {
  private static final PortSet DNS = PortSet.of(Protocol.UDP, 53).or(PortSet.of(Protocol.TCP, 53));

  private final Cluster cluster;
  private final List<Need> needs;
  private final Reachability reachability;
  private final List<String> lines = new ArrayList<>();

  private Verification(Cluster cluster, List<Need> needs) {
    this.cluster = cluster;
    this.needs = needs;
    this.reachability = Reachability.of(cluster);
  }

  /**
   * Reads the texts and works out who reaches whom with these policies alone.
   *
   * @return what is closed though it is needed, and what is open though it is not; a line each
   */
  public static List<String> of(Cluster cluster, List<Need> needs, Collection<String> texts) {
    List<Policy> policies = new ArrayList<>();
    texts.forEach(text -> policies.addAll(policies(text)));
    Cluster only =
        new Cluster(
            cluster.namespaces(),
            cluster.workloads(),
            policies,
            cluster.services(),
            cluster.routes());
    Verification verification = new Verification(only, needs);
    verification.verify();
    return verification.lines;
  }

  private static List<Policy> policies(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Policy> policies = new ArrayList<>();
    for (KubeObject object : Manifest.of(YamlReader.read(bytes, Limits.DEFAULT)).objects()) {
      ObjectReader.read(
              object, field -> new Place(0, "generated", field.span(), Excerpt.NONE, field.path()))
          .ifPresent(fact -> {
            for (Part part : fact.parts()) {
              if (part instanceof Policy policy) {
                policies.add(policy);
              }
            }
          });
    }
    return policies;
  }

  private void verify() {
    for (int i = 0; i < cluster.workloads().size(); i++) {
      for (int j = 0; j < cluster.workloads().size(); j++) {
        if (i != j
            && !cluster
                .workloads()
                .get(i)
                .toString()
                .equals(cluster.workloads().get(j).toString())) {
          compare(i, j);
        }
      }
      compareOutside(i);
    }
  }

  private void compare(int from, int to) {
    Workload source = cluster.workloads().get(from);
    Workload destination = cluster.workloads().get(to);
    PortSet needed = PortSet.NONE;
    for (Need need : needs) {
      if (is(need.from(), from) && is(need.to(), to)) {
        needed = needed.or(need.ports());
      }
    }
    PortSet open = reachability.between(from, to).sure();
    tell(source + " => " + destination, needed, open);
  }

  private void compareOutside(int pod) {
    Workload workload = cluster.workloads().get(pod);
    for (AddressRange range : reachability.sources()) {
      PortSet needed = PortSet.NONE;
      for (Need need : needs) {
        if (is(need.to(), pod) && holds(need.from(), range)) {
          needed = needed.or(need.ports());
        }
      }
      tell(range + " => " + workload, needed, reachability.from(range.first(), pod).sure());
    }
    for (AddressRange range : reachability.destinations()) {
      PortSet needed = isNodeDns(range) ? DNS : PortSet.NONE;
      for (Need need : needs) {
        if (is(need.from(), pod) && holds(need.to(), range)) {
          needed = needed.or(need.ports());
        }
      }
      PortSet open = reachability.to(pod, range.first()).sure();
      tell(workload + " => " + range, isNodeDns(range) ? needed.and(open) : needed, open);
    }
  }

  private static boolean isNodeDns(AddressRange range) {
    return range.toString().equals("169.254.20.10-169.254.20.10");
  }

  private static boolean holds(Side side, AddressRange range) {
    return switch (side) {
      case Side.Everybody _ -> true;
      case Side.Outside(AddressRange outside) -> outside.holds(range);
      case Side.OfNamespace _, Side.OfWorkload _ -> false;
    };
  }

  private boolean is(Side side, int pod) {
    Workload workload = cluster.workloads().get(pod);
    return switch (side) {
      case Side.OfWorkload(int number) ->
          cluster.workloads().get(number).toString().equals(workload.toString());
      case Side.OfNamespace(String name) -> name.equals(workload.namespace());
      case Side.Everybody _, Side.Outside _ -> false;
    };
  }

  private void tell(String pair, PortSet needed, PortSet open) {
    PortSet missing = needed.minus(open);
    PortSet more = open.minus(needed);
    if (!missing.isEmpty()) {
      lines.add("closed, though it is needed: " + pair + " : " + missing);
    }
    if (!more.isEmpty()) {
      lines.add("open, though it is not needed: " + pair + " : " + more);
    }
  }
}
