package dev.brynje.network.read;

import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Pod;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Namespace;
import dev.brynje.network.model.Origin;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Route;
import dev.brynje.network.model.Service;
import dev.brynje.network.model.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers objects into the cluster that they make. For one thread. */
public final class ClusterReader {
  private final Map<String, Namespace> namespaces = new LinkedHashMap<>();
  private final List<Workload> workloads = new ArrayList<>();
  private final Map<String, Policy> policies = new LinkedHashMap<>();
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Map<String, Route> routes = new LinkedHashMap<>();
  private final List<Refusal> refusals = new ArrayList<>();

  /**
   * Takes an object; of a kind that decides nothing here, it is passed over. As in a cluster, the
   * last one of a name is in force.
   *
   * @param path of its file, as places name it
   */
  public void add(String path, KubeObject object) {
    Written written = new Written(path, object);
    try {
      read(written);
    } catch (FieldTypeException e) {
      written.refuse(e);
      unreadable(written);
    }
    refusals.addAll(written.refusals());
  }

  private void read(Written written) {
    KubeObject object = written.object();
    Optional<Pod> pod = Pod.of(object);
    if (pod.isPresent()) {
      if (!object.kind().equals("PodTemplate")) {
        workloads.add(Workloads.read(written, pod.get()));
      }
      return;
    }
    switch (object.group()) {
      case "" -> core(written);
      case "networking.k8s.io", "extensions" -> networking(written);
      case "policy.networking.k8s.io" -> clusterWide(written);
      case "gateway.networking.k8s.io" -> gateway(written);
      default -> {
        // Decides nothing here.
      }
    }
  }

  /** A policy that nobody can read may be about anything. */
  private void unreadable(Written written) {
    String group = written.object().group();
    if (written.object().kind().equals("NetworkPolicy")) {
      add(written, NetworkPolicies.unreadable(written));
    } else if (group.equals("policy.networking.k8s.io")) {
      add(written, ClusterPolicies.unreadable(written));
    }
  }

  private void core(Written written) {
    KubeObject object = written.object();
    switch (object.kind()) {
      case "Namespace" ->
          namespaces.put(
              object.name(), new Namespace(object.name(), object.labels(), written.origin()));
      case "Service" -> services.put(key(written), Services.read(written));
      default -> {
        // Decides nothing here.
      }
    }
  }

  private void networking(Written written) {
    switch (written.object().kind()) {
      case "NetworkPolicy" -> {
        Policy read = NetworkPolicies.read(written);
        add(written, written.isRefused() ? NetworkPolicies.flawed(written, read) : read);
      }
      case "Ingress" -> routes.put(key(written), Routes.ingress(written));
      default -> {
        // Decides nothing here.
      }
    }
  }

  private void clusterWide(Written written) {
    Optional<Policy> read =
        switch (written.object().kind()) {
          case "AdminNetworkPolicy" -> Optional.of(ClusterPolicies.admin(written));
          case "BaselineAdminNetworkPolicy" -> Optional.of(ClusterPolicies.baseline(written));
          case "ClusterNetworkPolicy" -> Optional.of(ClusterPolicies.successor(written));
          default -> Optional.empty();
        };
    read.ifPresent(
        one -> add(written, written.isRefused() ? ClusterPolicies.flawed(written, one) : one));
  }

  private void gateway(Written written) {
    switch (written.object().kind()) {
      case "HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute", "UDPRoute" ->
          routes.put(key(written), Routes.ofGateway(written));
      default -> {
        // Decides nothing here.
      }
    }
  }

  private void add(Written written, Policy policy) {
    Policy before = policies.put(key(written), policy);
    if (before != null) {
      written.refuse(
          written.object().metadata().get("name"),
          "it is written at %s too, and the last one is in force".formatted(before.origin()));
    }
  }

  private static String key(Written written) {
    return written.ref().words();
  }

  /** The cluster of what was taken so far. */
  public ClusterReading read() {
    Map<String, Namespace> all = new LinkedHashMap<>(namespaces);
    for (Workload one : workloads) {
      all.computeIfAbsent(one.namespace(), ClusterReader::implicit);
    }
    for (Policy one : policies.values()) {
      String namespace = one.object().effectiveNamespace();
      if (!namespace.isEmpty()) {
        all.computeIfAbsent(namespace, ClusterReader::implicit);
      }
    }
    for (Service one : services.values()) {
      all.computeIfAbsent(one.namespace(), ClusterReader::implicit);
    }
    return new ClusterReading(
        new Cluster(
            List.copyOf(all.values()),
            workloads,
            List.copyOf(policies.values()),
            List.copyOf(services.values()),
            List.copyOf(routes.values())),
        refusals);
  }

  /** One that no manifest makes. */
  private static Namespace implicit(String name) {
    return new Namespace(name, Map.of(), Origin.NOWHERE);
  }
}
