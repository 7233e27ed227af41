package dev.brynje.network.generate;

import dev.brynje.network.address.Address;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Mention;
import dev.brynje.network.model.Mentions;
import dev.brynje.network.model.Route;
import dev.brynje.network.model.Service;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import dev.brynje.network.view.Backends;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what has to be open, from what manifests tell programs to speak with. */
public final class Needs {
  private final Cluster cluster;
  private final Backends backends;
  private final String ingressNamespace;
  private final Map<String, Service> services = new HashMap<>();
  private final Set<Need> needs = new LinkedHashSet<>();
  private final List<String> remarks = new ArrayList<>();

  /**
   * What was found.
   *
   * @param remarks what no policy can say, one line each
   */
  public record Found(List<Need> needs, List<String> remarks) {
    public Found {
      needs = List.copyOf(needs);
      remarks = List.copyOf(remarks);
    }
  }

  private Needs(Cluster cluster, String ingressNamespace) {
    this.cluster = cluster;
    this.backends = new Backends(cluster);
    this.ingressNamespace = ingressNamespace;
    cluster.services().forEach(one -> services.put(one.namespace() + "/" + one.name(), one));
  }

  /**
   * Infers.
   *
   * @param ingressNamespace where the pods run that serve Ingresses and routes
   */
  public static Found inferred(Cluster cluster, List<Mentions> mentions, String ingressNamespace) {
    Needs needs = new Needs(cluster, ingressNamespace);
    mentions.forEach(needs::add);
    cluster.routes().forEach(needs::add);
    cluster.services().forEach(needs::addExposed);
    return new Found(List.copyOf(needs.needs), needs.remarks);
  }

  private void add(Mentions mentions) {
    for (int i = 0; i < cluster.workloads().size(); i++) {
      if (cluster.workloads().get(i).toString().equals(mentions.workload())) {
        for (Mention one : mentions.mentions()) {
          add(i, one);
        }
      }
    }
  }

  private void add(int from, Mention mention) {
    Workload workload = cluster.workloads().get(from);
    Optional<Address> address = Address.of(mention.host());
    if (address.isPresent()) {
      addAddress(from, address.get(), mention);
      return;
    }
    Optional<Service> service = service(workload.namespace(), mention.host());
    if (service.isPresent()) {
      add(from, service.get(), mention);
    } else if (mention.host().indexOf('.') > 0 && mention.port() > 0) {
      remarks.add(
          "%s speaks with %s:%d (%s, %s): policies know addresses, not names; allow its addresses"
              .formatted(
                  workload, mention.host(), mention.port(), mention.where(), mention.origin()));
    }
  }

  private void addAddress(int from, Address address, Mention mention) {
    if (mention.port() > 0 && !isOfPodItself(address)) {
      needs.add(
          new Need(
              new Side.OfWorkload(from),
              new Side.Outside(AddressRange.of(address)),
              PortSet.of(Protocol.TCP, mention.port()),
              reason(mention)));
    }
  }

  /** What a program binds to, or reaches within its pod. */
  private static boolean isOfPodItself(Address address) {
    return address.equals(Address.FIRST_4)
        || address.equals(Address.FIRST_6)
        || address.toString().startsWith("127.")
        || address.toString().equals("::1");
  }

  private void add(int from, Service service, Mention mention) {
    if (service.type().equals("ExternalName")) {
      remarks.add(
          "%s speaks with %s, another name of %s: policies know addresses, not names; allow its addresses"
              .formatted(cluster.workloads().get(from), mention.host(), service.externalName()));
      return;
    }
    // A headless Service leads to whatever port its pods listen on.
    String port = mention.port() == 0 ? "" : Integer.toString(mention.port());
    Map<Integer, PortSet> pods = backends.of(service, port);
    if (pods.isEmpty() && mention.port() > 0) {
      PortSet own = PortSet.of(Protocol.TCP, mention.port());
      backends.of(service, "").forEach((to, _) -> add(from, to, own, mention, service));
    }
    pods.forEach((to, ports) -> add(from, to, ports, mention, service));
  }

  private void add(int from, int to, PortSet ports, Mention mention, Service service) {
    if (from != to) {
      needs.add(
          new Need(
              new Side.OfWorkload(from),
              new Side.OfWorkload(to),
              ports,
              "%s, by Service %s/%s"
                  .formatted(reason(mention), service.namespace(), service.name())));
    }
  }

  private static String reason(Mention mention) {
    return "%s (%s)".formatted(mention.where(), mention.origin());
  }

  /** By any of the names that the cluster's DNS gives a Service, or one pod behind it. */
  private Optional<Service> service(String namespace, String host) {
    List<String> parts = List.of(host.split("\\.", -1));
    List<String> keys = new ArrayList<>();
    if (parts.size() == 1) {
      keys.add(namespace + "/" + host);
    } else {
      int word = parts.indexOf("svc");
      if (word < 0 && parts.size() <= 3) {
        keys.add(parts.get(1) + "/" + parts.get(0));
        keys.add(namespace + "/" + parts.get(1));
        keys.add(parts.getLast() + "/" + parts.get(parts.size() - 2));
      } else if (word >= 2) {
        keys.add(parts.get(word - 1) + "/" + parts.get(word - 2));
      }
    }
    return keys.stream().filter(services::containsKey).findFirst().map(services::get);
  }

  private void add(Route route) {
    String words =
        "%s %s/%s (%s)".formatted(route.kind(), route.namespace(), route.name(), route.origin());
    backends
        .of(route)
        .forEach((to, ports) ->
            needs.add(
                new Need(
                    new Side.OfNamespace(ingressNamespace),
                    new Side.OfWorkload(to),
                    ports,
                    words + ", if its controller runs in namespace " + ingressNamespace)));
  }

  private void addExposed(Service service) {
    if (service.isExposed()) {
      String words =
          "Service %s/%s of type %s (%s)"
              .formatted(service.namespace(), service.name(), service.type(), service.origin());
      backends
          .of(service, "")
          .forEach((to, ports) ->
              needs.add(new Need(new Side.Everybody(), new Side.OfWorkload(to), ports, words)));
    }
  }
}
