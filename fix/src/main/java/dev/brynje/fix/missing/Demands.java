package dev.brynje.fix.missing;

import dev.brynje.fix.answer.Wishes;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Manifest;
import dev.brynje.kube.Pod;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the workloads of each namespace ask for. */
public final class Demands {
  static final List<String> KINDS = List.of("requests", "limits");
  static final List<String> RESOURCES = List.of("cpu", "memory");

  private final Wishes wishes;
  private final Map<String, Demand> byNamespace = new HashMap<>();
  private final Map<String, Long> most = new HashMap<>();
  private final List<Pod> pods = new ArrayList<>();

  private Demands(Wishes wishes) {
    this.wishes = wishes;
  }

  /**
   * Adds up manifests.
   *
   * @param wishes say what containers get that say nothing themselves
   * @param manifests what files hold, and what charts and kustomizations render
   */
  public static Demands of(Wishes wishes, Stream<byte[]> manifests) {
    Demands demands = new Demands(wishes);
    manifests.forEach(manifest ->
        Manifest.of(YamlReader.read(manifest, Limits.DEFAULT)).objects().forEach(demands::note));
    demands.pods.forEach(demands::add);
    return demands;
  }

  /** That of a namespace; of nothing when no file says anything of it. */
  Demand of(String namespace) {
    return byNamespace.computeIfAbsent(namespace, _ -> new Demand());
  }

  private void note(KubeObject object) {
    try {
      if (object.kind().equals("NetworkPolicy")) {
        of(namespace(object)).addPolicy(object.name());
      } else if (object.kind().equals("HorizontalPodAutoscaler")) {
        Field target = object.spec().get("scaleTargetRef");
        long replicas = object.spec().get("maxReplicas").integer().orElse(0);
        String name = target.get("name").string().orElse("");
        most.put(key(object, target.get("kind").string().orElse(""), name), replicas);
      } else if (object.kind().equals("LimitRange")) {
        addDefaults(object);
      } else {
        Pod.of(object).ifPresent(pods::add);
      }
    } catch (FieldTypeException _) {
      // The audit has said so; it runs nowhere as it is.
    }
  }

  private void addDefaults(KubeObject range) {
    Demand demand = of(namespace(range));
    for (Field limit : range.spec().get("limits").items()) {
      if (limit.get("type").string().filter("Container"::equals).isPresent()) {
        for (String resource : RESOURCES) {
          Optional<Amount> most = amount(limit.at("default", resource), resource);
          Optional<Amount> least =
              amount(limit.at("defaultRequest", resource), resource).or(() -> most);
          most.ifPresent(amount -> demand.addDefault("limits." + resource, amount));
          least.ifPresent(amount -> demand.addDefault("requests." + resource, amount));
        }
      }
    }
  }

  private static Optional<Amount> amount(Field field, String resource) {
    return field.stringOrNumber().flatMap(text -> Amount.of(resource, text));
  }

  private void add(Pod pod) {
    try {
      KubeObject owner = pod.owner();
      long count = count(owner);
      Demand demand = of(namespace(owner));
      demand.addWorkload(
          count,
          owner.kind().equals("DaemonSet") && wishes.nodes() == 0,
          !owner.namespace().isEmpty());
      for (String kind : KINDS) {
        for (String resource : RESOURCES) {
          List<Optional<Amount>> lasting = new ArrayList<>();
          List<Optional<Amount>> passing = new ArrayList<>();
          for (Container container : pod.containers()) {
            if (container.type() != Container.Type.EPHEMERAL) {
              Optional<Amount> said =
                  said(container, kind, resource).flatMap(text -> Amount.of(resource, text));
              (container.longRunning() ? lasting : passing).add(said);
            }
          }
          demand.add(kind + "." + resource, count, lasting, passing);
        }
      }
    } catch (FieldTypeException _) {
      // As above.
    }
  }

  /** The API server takes the limit for a request that is not said. */
  private Optional<String> said(Container container, String kind, String resource) {
    Field resources = container.field().get("resources");
    Optional<String> own = resources.at(kind, resource).stringOrNumber();
    Optional<String> wished = own.or(() -> wishes.resource(kind + "." + resource));
    return kind.equals("requests") && own.isEmpty()
        ? resources.at("limits", resource).stringOrNumber().or(() -> wished)
        : wished;
  }

  private long count(KubeObject owner) {
    Field spec = owner.spec();
    long replicas =
        switch (owner.kind()) {
          case "DaemonSet" -> Math.max(1, wishes.nodes());
          case "Job" -> spec.get("parallelism").integer().orElse(1);
          case "CronJob" -> spec.at("jobTemplate", "spec", "parallelism").integer().orElse(1);
          case "Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "Rollout" ->
              spec.get("replicas").integer().orElse(1);
          default -> 1;
        };
    long scaled = most.getOrDefault(key(owner, owner.kind(), owner.name()), 0L);
    return Math.clamp(Math.max(replicas, scaled), 0, 1_000_000);
  }

  private static String key(KubeObject in, String kind, String name) {
    return namespace(in) + "/" + kind + "/" + name;
  }

  private static String namespace(KubeObject object) {
    return object.namespace().isEmpty() ? "default" : object.namespace();
  }
}
