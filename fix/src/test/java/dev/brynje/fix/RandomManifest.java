package dev.brynje.fix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Workloads as people have them: some settings there, some missing, some wrong. */
final class RandomManifest {
  private final RandomGenerator random;

  RandomManifest(RandomGenerator random) {
    this.random = random;
  }

  /** Maps, lists, strings, integers, booleans and nulls. */
  Map<String, Object> object(int number) {
    Map<String, Object> object = new LinkedHashMap<>();
    String kind = one("Pod", "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob");
    object.put(
        "apiVersion",
        switch (kind) {
          case "Pod" -> "v1";
          case "Job", "CronJob" -> "batch/v1";
          default -> "apps/v1";
        });
    object.put("kind", kind);
    Map<String, Object> metadata = map("name", "app-" + number);
    if (random.nextBoolean()) {
      metadata.put("labels", map("app", "app-" + number));
    }
    object.put("metadata", metadata);
    Map<String, Object> template = new LinkedHashMap<>();
    if (random.nextBoolean()) {
      template.put("metadata", map("labels", map("app", "app-" + number)));
    }
    template.put("spec", podSpec());
    switch (kind) {
      case "Pod" -> object.put("spec", template.get("spec"));
      case "CronJob" ->
          object.put(
              "spec",
              map(
                  "schedule",
                  "*/5 * * * *",
                  "jobTemplate",
                  map("spec", map("template", template))));
      default -> {
        Map<String, Object> spec = map("template", template);
        if (kind.equals("StatefulSet") && random.nextBoolean()) {
          spec.put("volumeClaimTemplates", List.of(map("metadata", map("name", "tmp"))));
        }
        object.put("spec", spec);
      }
    }
    return object;
  }

  private Map<String, Object> podSpec() {
    Map<String, Object> spec = new LinkedHashMap<>();
    maybe(spec, "serviceAccountName", one("default", "api", ""));
    maybe(spec, "securityContext", podContext());
    if (random.nextInt(6) == 0) {
      spec.put(one("hostNetwork", "hostPID", "hostIPC"), random.nextBoolean());
    }
    if (random.nextInt(3) == 0) {
      spec.put("initContainers", containers("init", 1));
    }
    spec.put("containers", containers("main", 1 + random.nextInt(3)));
    maybe(spec, "volumes", volumes());
    maybe(spec, "restartPolicy", "Always");
    return spec;
  }

  private Object podContext() {
    Map<String, Object> context = new LinkedHashMap<>();
    maybe(context, "fsGroup", 1000);
    maybe(context, "runAsNonRoot", random.nextBoolean());
    maybe(context, "runAsUser", one("0", "1000").equals("0") ? 0 : 1000);
    maybe(context, "seccompProfile", orNull(map("type", one("Unconfined", "RuntimeDefault"))));
    return context.isEmpty() && random.nextBoolean() ? none() : context;
  }

  private List<Object> containers(String name, int count) {
    List<Object> containers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, Object> container = map("name", name + "-" + i);
      container.put(
          "image",
          one("nginx", "nginx:1.27", "registry.example.com:5000/a/b:2", "busybox", "postgres:17"));
      maybe(container, "command", List.of("sh", "-c", "sleep 1; echo 'a: b' # no\n"));
      maybe(container, "ports", List.of(map("containerPort", random.nextBoolean() ? 80 : 8080)));
      maybe(container, "securityContext", containerContext());
      maybe(container, "resources", orNull(map("limits", map("memory", "64Mi"))));
      maybe(container, "volumeMounts", mounts());
      maybe(
          container, "env", List.of(map("name", "A", "value", one("yes", "1", "---\nx: y\n", ""))));
      containers.add(container);
    }
    return containers;
  }

  private Object containerContext() {
    Map<String, Object> context = new LinkedHashMap<>();
    maybe(context, "privileged", random.nextBoolean());
    maybe(context, "allowPrivilegeEscalation", random.nextBoolean());
    maybe(context, "readOnlyRootFilesystem", random.nextBoolean());
    maybe(context, "runAsNonRoot", random.nextBoolean());
    maybe(context, "runAsUser", random.nextBoolean() ? 0 : 10001);
    maybe(
        context,
        "capabilities",
        switch (random.nextInt(5)) {
          case 0 -> map("drop", List.of("ALL"));
          case 1 -> map("drop", List.of("NET_RAW"), "add", List.of("NET_ADMIN"));
          case 2 -> map("drop", List.of());
          case 3 -> map("add", List.of("SYS_ADMIN"));
          default -> none();
        });
    return context.isEmpty() && random.nextBoolean() ? none() : context;
  }

  private Object mounts() {
    return random.nextInt(4) == 0
        ? List.of()
        : List.of(
            map("name", one("data", "tmp"), "mountPath", one("/data", "/tmp/x", "/tmp/", "/var")));
  }

  private Object volumes() {
    return random.nextInt(4) == 0
        ? none()
        : List.of(
            map(
                "name",
                one("data", "tmp"),
                "emptyDir",
                random.nextBoolean() ? map() : map("sizeLimit", "1Gi")));
  }

  private Object orNull(Object value) {
    return random.nextInt(5) == 0 ? none() : value;
  }

  /** Null, as written in a manifest. */
  private static Object none() {
    return Style.NULL;
  }

  private void maybe(Map<String, Object> map, String key, Object value) {
    if (random.nextInt(2) == 0) {
      map.put(key, value);
    }
  }

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
