package dev.brynje.fix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Compose files as people have them: some settings there, some missing, some wrong. */
final class RandomCompose {
  private final RandomGenerator random;

  /** Tells entries of one service from those of another, which may extend it. */
  private String mine = "";

  RandomCompose(RandomGenerator random) {
    this.random = random;
  }

  /** Maps, lists, strings, integers, booleans and nulls. */
  Map<String, Object> project() {
    Map<String, Object> services = new LinkedHashMap<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      mine = "s" + i;
      Map<String, Object> service = service();
      if (i > 0 && random.nextInt(6) == 0) {
        service.put("extends", random.nextBoolean() ? "s0" : map("service", "s0"));
      }
      services.put("s" + i, service);
    }
    Map<String, Object> project = new LinkedHashMap<>();
    maybe(project, "name", "shop");
    project.put("services", services);
    project.put("volumes", map("data", Style.NULL));
    return project;
  }

  /** A file that is merged over one of these. */
  Map<String, Object> override() {
    Map<String, Object> service = new LinkedHashMap<>();
    mine = "over";
    settings(service);
    return map("services", map("s0", service));
  }

  private Map<String, Object> service() {
    Map<String, Object> service = new LinkedHashMap<>();
    service.put(
        "image",
        one(
            "nginx:1.27",
            "postgres:17",
            "redis:7-alpine",
            "registry.example.com/api:1.2",
            "node:22",
            "grafana/grafana:11.0.0",
            "busybox"));
    settings(service);
    return service;
  }

  private void settings(Map<String, Object> service) {
    maybe(service, "user", one("root", "0", "1000:1000", "${UID:-0}"));
    maybe(service, "read_only", random.nextBoolean());
    maybe(service, "cap_drop", list("NET_RAW"));
    maybe(service, "cap_add", list(mine.equals("s0") ? "SYS_ADMIN" : "CHOWN", "SETUID"));
    maybe(
        service,
        "security_opt",
        list(mine.equals("s0") ? "seccomp:unconfined" : "label:type:" + mine));
    maybe(
        service,
        "tmpfs",
        random.nextBoolean() ? "/run/" + mine : list("/run/" + mine, "/tmp/x:size=1m"));
    maybe(service, "volumes", list(mount(), "data:/srv", "./a:/a/" + mine + one("", ":rw")));
    maybe(service, "ports", list(one("8080:80", "80", "127.0.0.1:1:1"), port()));
    if (random.nextInt(4) == 0) {
      rare(service);
    }
    if (random.nextInt(3) == 0) {
      limits(service);
    }
    maybe(service, "restart", one("always", "no", "on-failure"));
    maybe(service, "environment", map("A", "b", "TOKEN", "${TOKEN}"));
    maybe(service, "profiles", list("dev"));
  }

  private void rare(Map<String, Object> service) {
    maybe(service, "privileged", random.nextBoolean());
    maybe(service, "pid", "host");
    maybe(service, "ipc", "host");
    maybe(service, "userns_mode", "host");
    maybe(service, "oom_kill_disable", true);
    maybe(service, "group_add", list(mine.equals("s0") ? "docker" : "10"));
    maybe(service, "use_api_socket", true);
  }

  private void limits(Map<String, Object> service) {
    if (random.nextBoolean()) {
      service.put(one("mem_limit", "memswap_limit"), "1g");
    } else {
      service.put("deploy", map("resources", map("limits", map("cpus", "0.5"))));
    }
  }

  private Object mount() {
    return random.nextBoolean()
        ? "/var/run/docker.sock:/var/run/docker.sock." + mine
        : map("type", "bind", "source", "/etc/a", "target", "/etc/" + mine);
  }

  private Object port() {
    return map("target", 443, "published", "8443");
  }

  private void maybe(Map<String, Object> map, String key, Object value) {
    if (random.nextInt(3) == 0) {
      map.put(key, value);
    }
  }

  private String one(String... words) {
    return words[random.nextInt(words.length)];
  }

  private static List<Object> list(Object... items) {
    return new ArrayList<>(List.of(items));
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
