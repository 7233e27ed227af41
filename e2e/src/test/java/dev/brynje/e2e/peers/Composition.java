package dev.brynje.e2e.peers;

import dev.brynje.e2e.BlockYaml;
import dev.brynje.e2e.peers.Aspect.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The objects of a scenario while settings are put into them. */
final class Composition {
  /** The container that every pod has. */
  static final String FIRST = "app";

  /** The container that stands elsewhere. */
  static final String OTHER = "other";

  private static final String IMAGE = "registry.example.com/app:1.2";

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Objects as they begin: {@code apiVersion kind}. */
  private static final Map<String, String> TYPES =
      Map.of(
          "service", "v1 Service",
          "web", "v1 Service",
          "policy", "networking.k8s.io/v1 NetworkPolicy",
          "budget", "policy/v1 PodDisruptionBudget",
          "autoscaler", "autoscaling/v2 HorizontalPodAutoscaler",
          "account", "v1 ServiceAccount",
          "ingress", "networking.k8s.io/v1 Ingress",
          "role", "rbac.authorization.k8s.io/v1 Role",
          "binding", "rbac.authorization.k8s.io/v1 RoleBinding",
          "psp", "policy/v1beta1 PodSecurityPolicy");

  private static final Set<String> WITH_SELECTOR =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet");

  /** The kinds that have a field of a workload's spec. */
  private static final Map<String, Set<String>> ONLY_IN =
      Map.of(
          "replicas", Set.of("Deployment", "StatefulSet", "ReplicaSet", "ReplicationController"),
          "strategy", Set.of("Deployment"),
          "serviceName", Set.of("StatefulSet"),
          "startingDeadlineSeconds", Set.of("CronJob"),
          "selector", WITH_SELECTOR,
          "restartPolicy", Set.of("Pod", "Job", "CronJob"));

  private final Scenario scenario;
  private final Map<String, ObjectNode> objects = new TreeMap<>();
  private final Map<String, ObjectNode> parts = new HashMap<>();

  Composition(Scenario scenario) {
    this.scenario = scenario;
  }

  Set<String> objects() {
    finish();
    return objects.keySet();
  }

  String yaml(String object) {
    return BlockYaml.of(object(object))
        .replace("$case", scenario.id())
        .replace("$ns", "ns-" + scenario.id());
  }

  void set(Setting setting, String container) {
    List<String> place = setting.place();
    String field = place.size() > 2 && place.get(1).equals("spec") ? place.get(2) : place.getLast();
    Set<String> kinds = ONLY_IN.get(field);
    String head = place.getFirst();
    if (kinds != null
        && Set.of("workload", "pod").contains(head)
        && !kinds.contains(scenario.kind())) {
      return;
    }
    ObjectNode target =
        switch (head) {
          case "workload" -> workload();
          case "pod" -> pod();
          case "template" -> template().withObjectProperty("metadata");
          case "container" -> container(container);
          case "before", "power", "rule", "after", "old", "thing" ->
              parts.computeIfAbsent(head, _ -> JSON.createObjectNode());
          case "ingress" ->
              place.size() > 1
                      && Set.of("backend", "second", "default", "hosts").contains(place.get(1))
                  ? parts.computeIfAbsent("backends", _ -> JSON.createObjectNode())
                  : object("ingress");
          default -> object(head);
        };
    if (place.size() == 1) {
      merge(target, (ObjectNode) setting.value());
      return;
    }
    ObjectNode value = JSON.createObjectNode();
    ObjectNode inner = value;
    for (String key : place.subList(1, place.size() - 1)) {
      inner = inner.putObject(key);
    }
    inner.set(place.getLast(), setting.value());
    merge(target, value);
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    for (Map.Entry<String, JsonNode> entry : from.properties()) {
      JsonNode before = into.get(entry.getKey());
      JsonNode added = entry.getValue();
      if (before instanceof ObjectNode inner && added instanceof ObjectNode more) {
        merge(inner, more);
      } else if (before instanceof ArrayNode list && added instanceof ArrayNode more) {
        list.addAll(more);
      } else if (added.isNull() && !entry.getKey().equals("minAvailable")) {
        into.remove(entry.getKey());
      } else {
        into.set(entry.getKey(), added.deepCopy());
      }
    }
  }

  private ObjectNode object(String name) {
    return objects.computeIfAbsent(
        name,
        _ -> {
          String[] type = TYPES.getOrDefault(name, "").split(" ", -1);
          ObjectNode object = begin(type[0], type[1]);
          if (name.equals("web")) {
            object.withObjectProperty("metadata").put("name", "web");
          }
          if (name.equals("binding")) {
            object.putObject("roleRef").put("apiGroup", "rbac.authorization.k8s.io");
          }
          if (name.equals("psp")) {
            object.withObjectProperty("metadata").remove("namespace");
          }
          return object;
        });
  }

  private static ObjectNode begin(String apiVersion, String kind) {
    ObjectNode object = JSON.createObjectNode().put("apiVersion", apiVersion).put("kind", kind);
    object.putObject("metadata").put("name", "$case").put("namespace", "$ns");
    return object;
  }

  private ObjectNode workload() {
    return objects.computeIfAbsent(
        "workload", _ -> workload(version(scenario.kind()), scenario.kind()));
  }

  private static String version(String kind) {
    return switch (kind) {
      case "Job", "CronJob" -> "batch/v1";
      case "Pod", "PodTemplate", "ReplicationController" -> "v1";
      default -> "apps/v1";
    };
  }

  private static ObjectNode workload(String apiVersion, String kind) {
    ObjectNode workload = begin(apiVersion, kind);
    ObjectNode template = template(workload);
    template.withObjectProperty("metadata").withObjectProperty("labels").put("app", "$case");
    if (WITH_SELECTOR.contains(kind)) {
      workload
          .withObjectProperty("spec")
          .withObjectProperty("selector")
          .withObjectProperty("matchLabels")
          .put("app", "$case");
    }
    if (kind.equals("CronJob")) {
      workload.withObjectProperty("spec").put("schedule", "0 3 * * *");
    }
    return workload;
  }

  private ObjectNode template() {
    return template(workload());
  }

  private static ObjectNode template(ObjectNode workload) {
    return switch (workload.path("kind").asString()) {
      case "Pod" -> workload;
      case "PodTemplate" -> workload.withObjectProperty("template");
      case "CronJob" ->
          workload
              .withObjectProperty("spec")
              .withObjectProperty("jobTemplate")
              .withObjectProperty("spec")
              .withObjectProperty("template");
      default -> workload.withObjectProperty("spec").withObjectProperty("template");
    };
  }

  private ObjectNode pod() {
    return template().withObjectProperty("spec");
  }

  private ObjectNode container(String name) {
    boolean init =
        name.equals(OTHER)
            && (scenario.place() == Scenario.Place.INIT
                || scenario.place() == Scenario.Place.SIDECAR);
    ArrayNode containers = pod().withArrayProperty(init ? "initContainers" : "containers");
    for (JsonNode container : containers) {
      if (container.path("name").asString().equals(name)) {
        return (ObjectNode) container;
      }
    }
    ObjectNode container = containers.addObject().put("name", name);
    container.put("image", IMAGE);
    if (scenario.place() == Scenario.Place.SIDECAR && name.equals(OTHER)) {
      container.put("restartPolicy", "Always");
    }
    return container;
  }

  /** Puts together what consists of parts. */
  private void finish() {
    if (parts.containsKey("old")) {
      ObjectNode given = parts.remove("old");
      ObjectNode old =
          given.has("spec")
              ? begin("", "")
              : workload(given.path("apiVersion").asString(), given.path("kind").asString());
      if (!given.has("spec")) {
        template(old)
            .withObjectProperty("spec")
            .withArrayProperty("containers")
            .addObject()
            .put("name", FIRST)
            .put("image", IMAGE);
      }
      merge(old, given);
      objects.put("old", old);
    }
    if (parts.containsKey("thing")) {
      ObjectNode thing = begin("", "");
      merge(thing, parts.remove("thing"));
      objects.put("thing", thing);
    }
    if (parts.containsKey("power")) {
      ObjectNode power = parts.remove("power");
      parts.computeIfAbsent("rule", _ -> JSON.createObjectNode()).setAll(power);
    }
    for (String part : List.of("before", "rule", "after")) {
      if (parts.containsKey(part)) {
        object("role").withArrayProperty("rules").add(parts.remove(part));
      }
    }
    if (objects.containsKey("binding")) {
      ObjectNode reference = object("binding").withObjectProperty("roleRef");
      if (!reference.has("kind")) {
        String kind = objects.containsKey("role") ? object("role").path("kind").asString() : "Role";
        reference.put("kind", kind);
      }
    }
    if (parts.containsKey("backends")) {
      ingress(parts.remove("backends"));
    }
    if (objects.containsKey("workload")) {
      container(FIRST);
    }
  }

  private void ingress(ObjectNode backends) {
    ObjectNode ingress = object("ingress");
    boolean beta = !ingress.path("apiVersion").asString().equals("networking.k8s.io/v1");
    ObjectNode spec = ingress.withObjectProperty("spec");
    if (backends.has("default")) {
      spec.set(beta ? "backend" : "defaultBackend", backend(backends.path("default"), beta));
    }
    for (String name : List.of("backend", "second")) {
      if (backends.has(name)) {
        ObjectNode path = JSON.createObjectNode().put("path", "/").put("pathType", "Prefix");
        path.set("backend", backend(backends.path(name), beta));
        spec.withArrayProperty("rules")
            .addObject()
            .put("host", "a.example.com")
            .putObject("http")
            .putArray("paths")
            .add(path);
      }
    }
    for (JsonNode host : backends.path("hosts")) {
      spec.withArrayProperty("rules").addObject().set("host", host);
    }
  }

  private static JsonNode backend(JsonNode given, boolean beta) {
    ObjectNode backend = JSON.createObjectNode();
    JsonNode port = given.has("number") ? given.get("number") : given.path("port");
    if (given.has("resource")) {
      backend.set("resource", given.get("resource"));
    } else if (beta) {
      backend.set("serviceName", given.get("name"));
      backend.set("servicePort", port);
    } else {
      ObjectNode service = backend.putObject("service");
      service.set("name", given.get("name"));
      service.putObject("port").set(given.has("number") ? "number" : "name", port);
    }
    return backend;
  }
}
