package dev.brynje.network.read;

import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.ConfigMapMentions;
import dev.brynje.network.model.Mention;
import dev.brynje.network.model.Mentions;
import dev.brynje.network.model.Namespace;
import dev.brynje.network.model.Origin;
import dev.brynje.network.model.Part;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Route;
import dev.brynje.network.model.Service;
import dev.brynje.network.model.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts what objects add together to the cluster that they make. */
public final class ClusterReader {
  private final Map<String, Namespace> namespaces = new LinkedHashMap<>();
  private final List<Workload> workloads = new ArrayList<>();
  private final Map<String, Policy> policies = new LinkedHashMap<>();
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Map<String, Route> routes = new LinkedHashMap<>();
  private final List<Mentions> mentions = new ArrayList<>();
  private final Map<String, ConfigMapMentions> configMaps = new HashMap<>();
  private final List<Refusal> refusals = new ArrayList<>();

  private ClusterReader() {}

  /** The cluster of all objects; as in a cluster, the last one of a name is in force. */
  public static ClusterReading read(List<NetworkFact> facts) {
    ClusterReader reader = new ClusterReader();
    facts.forEach(reader::add);
    return reader.read();
  }

  private void add(NetworkFact fact) {
    refusals.addAll(fact.refusals());
    for (Part part : fact.parts()) {
      String key = fact.object().words();
      switch (part) {
        case Namespace one -> namespaces.put(one.name(), one);
        case Workload one -> workloads.add(one);
        case Service one -> services.put(key, one);
        case Route one -> routes.put(key, one);
        case Mentions one -> mentions.add(one);
        case ConfigMapMentions one -> configMaps.put(one.namespace() + "/" + one.name(), one);
        case Policy one -> {
          Policy before = policies.put(key, one);
          if (before != null) {
            refusals.add(
                new Refusal(
                    fact.object(),
                    fact.place(),
                    "it is written at %s too, and the last one is in force"
                        .formatted(before.origin())));
          }
        }
      }
    }
  }

  private ClusterReading read() {
    Map<String, Namespace> all = new LinkedHashMap<>(namespaces);
    workloads.forEach(one -> all.computeIfAbsent(one.namespace(), ClusterReader::implicit));
    services.values().forEach(one -> all.computeIfAbsent(one.namespace(), ClusterReader::implicit));
    for (Policy one : policies.values()) {
      String namespace = one.object().effectiveNamespace();
      if (!namespace.isEmpty()) {
        all.computeIfAbsent(namespace, ClusterReader::implicit);
      }
    }
    return new ClusterReading(
        new Cluster(
            List.copyOf(all.values()),
            workloads,
            List.copyOf(policies.values()),
            List.copyOf(services.values()),
            List.copyOf(routes.values())),
        mentions.stream().map(this::withConfigMaps).toList(),
        refusals);
  }

  private Mentions withConfigMaps(Mentions one) {
    List<Mention> all = new ArrayList<>(one.mentions());
    for (String name : one.configMaps()) {
      ConfigMapMentions found = configMaps.get(one.namespace() + "/" + name);
      if (found != null) {
        all.addAll(found.mentions());
      }
    }
    return new Mentions(one.workload(), one.namespace(), one.selector(), all, one.configMaps());
  }

  /** One that no manifest makes. */
  private static Namespace implicit(String name) {
    return new Namespace(name, Map.of(), Origin.NOWHERE);
  }
}
