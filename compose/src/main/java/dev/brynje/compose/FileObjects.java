package dev.brynje.compose;

import java.util.List;

/** Refuses networks, volumes, secrets and the like that contradict themselves. */
final class FileObjects {
  private FileObjects() {}

  static void require(Fields model) {
    for (Field volume : model.fields("volumes")) {
      external(volume);
    }
    for (Field secret : model.fields("secrets")) {
      oneSource(secret, "secret", List.of("file", "environment"));
    }
    for (Field config : model.fields("configs")) {
      oneSource(config, "config", List.of("file", "environment", "content"));
    }
    for (Field service : model.fields("services")) {
      if (service.value() instanceof Fields fields) {
        fields.list("ports").forEach(FileObjects::address);
        fields.list("gpus").forEach(FileObjects::request);
        fields.list("deploy", "resources", "reservations", "devices").forEach(FileObjects::request);
        for (Fields watch : fields.list("develop", "watch")) {
          watch.text("path").filter(text -> text.raw().isEmpty()).ifPresent(FileObjects::blank);
        }
      }
    }
  }

  private static void external(Field volume) {
    if (!(volume.value() instanceof Fields fields)
        || !fields.text("external").filter(Text::isTrue).isPresent()) {
      return;
    }
    for (Field field : fields.all()) {
      boolean fits =
          field.key().equals("name")
              || field.key().equals("external")
              || field.key().startsWith("x-");
      if (!fits) {
        throw new Refusal(
            field.place(),
            "the volume \"%s\" is external, so that it has no %s"
                .formatted(Shown.of(volume.key()), Shown.of(field.key())),
            "remove one of the two");
      }
    }
  }

  private static void oneSource(Field object, String kind, List<String> sources) {
    Fields fields = object.value() instanceof Fields all ? all : Fields.none(object.place());
    List<String> given = sources.stream().filter(fields::has).toList();
    if (given.size() > 1) {
      throw new Refusal(
          fields.field(given.get(1)).orElseThrow().place(),
          "the %s \"%s\" has both %s and %s"
              .formatted(kind, Shown.of(object.key()), given.get(0), given.get(1)),
          "keep one of them");
    }
    if (given.isEmpty() && !fields.has("driver") && !fields.has("external")) {
      throw new Refusal(
          object.place(),
          "the %s \"%s\" has none of %s"
              .formatted(kind, Shown.of(object.key()), String.join(", ", sources)),
          "write one of them, or external: true");
    }
  }

  private static void address(Fields port) {
    port.text("host_ip")
        .filter(ip -> ip.known() && !IpAddress.isOne(ip.raw()))
        .ifPresent(ip -> {
          throw new Refusal(
              ip.place(), "\"%s\" is no IP address".formatted(Shown.of(ip)), "write one");
        });
  }

  private static void request(Fields devices) {
    if (devices.has("count") && devices.has("device_ids")) {
      throw new Refusal(
          devices.place(), "count and device_ids exclude each other", "keep one of them");
    }
  }

  private static void blank(Text path) {
    throw new Refusal(path.place(), "the path that is watched is empty", "write a path");
  }
}
