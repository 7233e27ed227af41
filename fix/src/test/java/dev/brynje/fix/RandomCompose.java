package dev.brynje.fix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Compose files as people have them: some settings there, some missing, some wrong. */
final class RandomCompose {
  private static final String COMMON = "common.yaml";

  private final RandomGenerator random;

  /** Tells entries of one service from those of another, which may extend it. */
  private String mine = "";

  RandomCompose(RandomGenerator random) {
    this.random = random;
  }

  /** A project: one file, at times another that is merged, and what these extend and include. */
  ComposeFixing project(Style style) {
    Map<String, String> texts = new LinkedHashMap<>();
    files().forEach((name, file) -> texts.put(name, style.text(file, random)));
    return ComposeFixing.of(texts);
  }

  /** By their names, of maps, lists, strings, integers, booleans and nulls. */
  private Map<String, Map<String, Object>> files() {
    Map<String, Map<String, Object>> files = new LinkedHashMap<>();
    Map<String, Object> main = services("s");
    maybe(main, "name", "shop");
    files.put("compose.yaml", main);
    if (random.nextInt(3) == 0) {
      files.put("compose.override.yaml", override());
    }
    if (random.nextInt(4) == 0) {
      main.put("include", list("more/compose.yaml"));
      files.put("more/compose.yaml", services("t"));
    }
    if (main.toString().contains(COMMON)) {
      files.put(COMMON, services("base"));
    }
    return files;
  }

  private Map<String, Object> services(String prefix) {
    Map<String, Object> services = new LinkedHashMap<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      mine = prefix + i;
      Map<String, Object> service = service();
      if (random.nextInt(4) == 0) {
        extend(service, prefix, i);
      }
      services.put(mine, service);
    }
    return map("services", services, "volumes", map("data", Style.NULL));
  }

  private void extend(Map<String, Object> service, String prefix, int number) {
    if (prefix.equals("s") && random.nextBoolean()) {
      service.put("extends", map("file", COMMON, "service", "base0"));
    } else if (number > 0) {
      String other = prefix + random.nextInt(number);
      service.put("extends", random.nextBoolean() ? other : map("service", other));
    }
    if (random.nextBoolean()) {
      service.remove("image");
    }
  }

  /** A file that is merged over another. */
  private Map<String, Object> override() {
    Map<String, Object> services = new LinkedHashMap<>();
    for (int i = 0; i < 1 + random.nextInt(2); i++) {
      Map<String, Object> service = new LinkedHashMap<>();
      mine = "over" + i;
      settings(service);
      services.put("s" + i, service);
    }
    return map("services", services);
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
