package dev.brynje.compose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Refuses services that name what is not there, or that contradict themselves. */
final class Consistency {
  private static final String OF_SERVICE = "service:";

  private final Project project;

  private Consistency(Project project) {
    this.project = project;
  }

  static void require(Project project) {
    Consistency consistency = new Consistency(project);
    project.services().forEach(consistency::service);
    for (Declared secret : project.secrets()) {
      consistency.secret(secret);
    }
    Dependencies.refuseCircles(project.services());
  }

  private void service(Service service) {
    if (service.build().isEmpty()
        && service.image().isEmpty()
        && service.get("provider").isEmpty()) {
      throw refusal(service, "has neither image nor build", "write one of them");
    }
    service.build().ifPresent(build -> build(service, build));
    references(service);
    hosts(service);
    healthcheck(service);
    limits(service);
    scale(service);
    mounts(service);
    for (Fields watch : service.fields().list("develop", "watch")) {
      String action = watch.text("action").map(Text::raw).orElse("");
      if (!watch.has("target") && !action.equals("rebuild") && !action.equals("restart")) {
        throw new Refusal(
            watch.place(), "what is watched has no target to be copied to", "write target:");
      }
    }
  }

  private void build(Service service, BuildSpec build) {
    if (build.inline().isPresent() && build.dockerfile().isPresent()) {
      throw new Refusal(
          build.inline().get().place(),
          "the service \"%s\" has both dockerfile and dockerfile_inline"
              .formatted(Shown.of(service.name())),
          "keep one of them");
    }
    for (Variable context : Variable.in(build.fields().get("additional_contexts"))) {
      context.value().ifPresent(value -> context(service, value));
    }
    List<Text> platforms = build.fields().texts("platforms");
    Optional<Text> platform = service.text("platform").filter(Text::known);
    boolean judged = platform.isPresent() && platforms.stream().allMatch(Text::known);
    if (judged
        && !platforms.isEmpty()
        && platforms.stream().noneMatch(each -> each.raw().equals(platform.get().raw()))) {
      throw new Refusal(
          platform.get().place(),
          "build.platforms does not hold the platform \"%s\"".formatted(Shown.of(platform.get())),
          "add it");
    }
    grants(service, build.secrets(), "secrets", "build secret");
  }

  private void context(Service service, Text value) {
    if (!value.known() || !value.raw().startsWith(OF_SERVICE)) {
      return;
    }
    String name = value.raw().substring(OF_SERVICE.length());
    if (project.service(name).flatMap(Service::build).isEmpty()) {
      throw new Refusal(
          value.place(),
          "the service \"%s\" builds upon \"%s\", which is no service that is built"
              .formatted(Shown.of(service.name()), Shown.part(value, name)),
          "correct its name");
    }
  }

  private void references(Service service) {
    Optional<Text> mode = service.text("network_mode").filter(text -> !text.raw().isEmpty());
    List<Field> networks = service.networks();
    if (mode.isPresent() && !networks.isEmpty()) {
      throw new Refusal(
          mode.get().place(),
          "the service \"%s\" has both network_mode and networks"
              .formatted(Shown.of(service.name())),
          "keep one of them");
    }
    for (Field network : networks) {
      if (!network.key().equals("default")) {
        named(service, "networks", "network", network);
      }
    }
    for (Field model : service.fields().fields("models")) {
      named(service, "models", "model", model);
    }
    for (Mount mount : service.mounts()) {
      if (mount.kind() == Mount.Kind.VOLUME && mount.source().filter(Text::known).isPresent()) {
        Text source = mount.source().get();
        named(service, "volumes", "volume", source);
      }
    }
    grants(service, service.secrets(), "secrets", "secret");
    grants(service, service.configs(), "configs", "config");
    for (Dependencies.Dependency one : Dependencies.of(service)) {
      serviceNamed(service, one);
    }
  }

  private void grants(Service service, List<Grant> grants, String section, String kind) {
    for (Grant grant : grants) {
      if (grant.source().isEmpty()) {
        named(service, section, kind, "", "", grant.place());
      } else if (grant.source().get().known()) {
        named(service, section, kind, grant.source().get());
      }
    }
  }

  private void named(Service service, String section, String kind, Text name) {
    named(service, section, kind, name.raw(), Shown.part(name, name.raw()), name.place());
  }

  private void named(Service service, String section, String kind, Field name) {
    named(service, section, kind, name.key(), name.shown(), name.place());
  }

  private void named(
      Service service, String section, String kind, String name, String shown, Place place) {
    boolean there =
        project.fields().field(section).map(Field::value).orElse(project.fields())
                instanceof Fields all
            && all != project.fields()
            && all.has(name);
    if (!there) {
      throw new Refusal(
          place,
          "the service \"%s\" names the %s \"%s\", which is not there"
              .formatted(Shown.of(service.name()), kind, Shown.of(shown)),
          "add it below %s:, or correct its name".formatted(section));
    }
  }

  private void serviceNamed(Service service, Dependencies.Dependency one) {
    if (project.fields().get("services", one.name()).isEmpty()) {
      throw new Refusal(
          one.place(),
          "the service \"%s\" names the service \"%s\", which is not there"
              .formatted(Shown.of(service.name()), Shown.of(one.shown())),
          "correct its name");
    }
  }

  private static void hosts(Service service) {
    if (!(service.get("extra_hosts").orElse(service.fields()) instanceof Items)) {
      return;
    }
    for (Text host : service.texts("extra_hosts")) {
      String raw = host.raw();
      int equals = raw.indexOf('=');
      int end = equals < 0 ? raw.indexOf(':') : equals;
      if (host.known() && (end <= 0 || raw.lastIndexOf(':', end - 1) >= 0)) {
        throw new Refusal(
            host.place(),
            "\"%s\" is no host with its address".formatted(Shown.of(host)),
            "write HOST=ADDRESS");
      }
    }
  }

  private static void healthcheck(Service service) {
    if (!(service.get("healthcheck", "test").orElse(service.fields()) instanceof Items test)
        || test.values().isEmpty()
        || !(test.values().getFirst() instanceof Text first)
        || !first.known()) {
      return;
    }
    if (!Set.of("CMD", "CMD-SHELL", "NONE").contains(first.raw())) {
      throw new Refusal(
          first.place(),
          "a healthcheck's test begins with CMD, CMD-SHELL or NONE, not with \"%s\""
              .formatted(Shown.of(first)),
          "write [\"CMD\", …], or a string for the shell");
    }
  }

  /** Both forms of a limit must agree. */
  private static void limits(Service service) {
    agree(service, "cpus", "limits", "cpus");
    agree(service, "mem_limit", "limits", "memory");
    agree(service, "mem_reservation", "reservations", "memory");
    agree(service, "pids_limit", "limits", "pids");
  }

  private static void agree(Service service, String own, String kind, String deployed) {
    Optional<Text> first = service.text(own);
    if (first.isEmpty() || service.get("deploy", "resources", kind).isEmpty()) {
      return;
    }
    Optional<Text> second = service.text("deploy", "resources", kind, deployed);
    boolean known = first.get().known() && second.map(Text::known).orElse(true);
    double mine = amount(first.get().raw());
    double other = second.map(text -> amount(text.raw())).orElse(0.0);
    if (known && mine != 0 && (float) mine != (float) other) {
      throw new Refusal(
          first.get().place(),
          "the service \"%s\" has two values of %s and deploy.resources.%s.%s"
              .formatted(Shown.of(service.name()), own, kind, deployed),
          "keep one of them");
    }
  }

  private static double amount(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      return ByteSize.of(text).orElse(0);
    }
  }

  private static void scale(Service service) {
    Optional<Text> scale = service.text("scale").filter(Text::known);
    Optional<Text> replicas = service.text("deploy", "replicas").filter(Text::known);
    for (Text text : scale.or(() -> replicas).stream().toList()) {
      if (text.raw().startsWith("-")) {
        throw new Refusal(text.place(), "this must not be less than 0", "raise it");
      }
    }
    if (scale.isPresent()
        && replicas.isPresent()
        && !scale.get().raw().equals(replicas.get().raw())) {
      throw new Refusal(
          scale.get().place(), "scale and deploy.replicas differ", "keep one of them");
    }
    Optional<Text> number = scale.or(() -> replicas);
    if (service.text("container_name").filter(text -> !text.raw().isEmpty()).isPresent()
        && number.isPresent()
        && amount(number.get().raw()) > 1) {
      throw new Refusal(
          number.get().place(),
          "a service with container_name cannot run more than once",
          "remove container_name");
    }
  }

  private static void mounts(Service service) {
    Map<String, Place> taken = new HashMap<>();
    for (Text tmpfs : service.texts("tmpfs")) {
      int colon = tmpfs.raw().indexOf(':');
      take(colon < 0 ? tmpfs.raw() : tmpfs.raw().substring(0, colon), tmpfs.place(), taken);
    }
    for (Mount mount : service.mounts()) {
      take(mount.target().map(Text::raw).orElse(""), mount.place(), taken);
    }
  }

  private static void take(String target, Place place, Map<String, Place> taken) {
    if (target.indexOf(Text.UNKNOWN) >= 0) {
      return;
    }
    Place before = taken.putIfAbsent(target, place);
    if (before != null) {
      throw new Refusal(
          place, "something is mounted there already, at " + before, "keep one of them");
    }
  }

  private void secret(Declared secret) {
    boolean sourced = secret.fields().has("file") || secret.fields().has("environment");
    boolean external =
        secret.text("external").filter(text -> text.isTrue() || !text.known()).isPresent();
    if (!sourced && !external) {
      throw new Refusal(
          secret.place(),
          "the secret \"%s\" has neither file nor environment".formatted(Shown.of(secret.name())),
          "write one of them, or external: true");
    }
  }

  private static Refusal refusal(Service service, String what, String advice) {
    return new Refusal(
        service.place(), "the service \"%s\" %s".formatted(Shown.of(service.name()), what), advice);
  }
}
