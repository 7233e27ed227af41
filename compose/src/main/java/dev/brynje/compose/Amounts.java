package dev.brynje.compose;

import dev.brynje.yaml.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Refuses amounts of memory, times, processors and truths that are none. */
final class Amounts {
  /** Go's durations, with days and weeks. */
  private static final Pattern DURATION =
      Pattern.compile("[+-]?(0|((\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h|d|w))+)");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private static final Set<String> WORDS =
      Set.of("true", "false", "y", "yes", "on", "n", "no", "off");

  private record Kind(String name, String example, Predicate<String> is) {}

  private static final Kind MEMORY =
      new Kind("an amount of memory", "512m", text -> ByteSize.of(text).isPresent());
  private static final Kind TIME =
      new Kind("a duration", "1m30s", text -> DURATION.matcher(text).matches());
  private static final Kind PROCESSORS =
      new Kind("a number of processors", "'0.5'", text -> NUMBER.matcher(text).matches());

  private static final Kind TRUTH =
      new Kind("a boolean", "true", text -> WORDS.contains(text.toLowerCase(Locale.ROOT)));

  private static final Rules<Kind> KINDS = kinds();

  private Amounts() {}

  private static Rules<Kind> kinds() {
    Rules<Kind> kinds = new Rules<>();
    for (String path :
        List.of(
            "mem_limit",
            "mem_reservation",
            "memswap_limit",
            "mem_swappiness",
            "shm_size",
            "build.shm_size",
            "deploy.resources.limits.memory",
            "deploy.resources.reservations.memory",
            "volumes.*.tmpfs.size")) {
      kinds.put("services.*." + path, MEMORY);
    }
    for (String path :
        List.of(
            "stop_grace_period",
            "healthcheck.interval",
            "healthcheck.timeout",
            "healthcheck.start_period",
            "healthcheck.start_interval",
            "deploy.update_config.delay",
            "deploy.update_config.monitor",
            "deploy.rollback_config.delay",
            "deploy.rollback_config.monitor",
            "deploy.restart_policy.delay",
            "deploy.restart_policy.window")) {
      kinds.put("services.*." + path, TIME);
    }
    for (String path :
        List.of(
            "attach",
            "build.no_cache",
            "build.privileged",
            "build.pull",
            "env_file.*.required",
            "post_start.*.privileged",
            "pre_stop.*.privileged",
            "volumes.*.bind.create_host_path")) {
      kinds.put("services.*." + path, TRUTH);
    }
    return kinds
        .put("services.*.deploy.resources.limits.cpus", PROCESSORS)
        .put("services.*.deploy.resources.reservations.cpus", PROCESSORS);
  }

  static void require(Fields model) {
    require(model, KINDS);
  }

  private static void require(Value value, Rules<Kind> kinds) {
    if (kinds.isEmpty()) {
      return;
    }
    switch (value) {
      case Text text -> kinds.rule().ifPresent(kind -> require(text, kind));
      case Items items -> items.values().forEach(item -> require(item, kinds.next(Rules.ITEM)));
      case Fields fields ->
          fields.all().forEach(field -> require(field.value(), kinds.next(field.key())));
    }
  }

  private static void require(Text text, Kind kind) {
    boolean judged = text.type() == Scalar.Type.STRING && text.known();
    if (judged && !kind.is.test(text.raw())) {
      throw new Refusal(
          text.place(),
          "\"%s\" is not %s".formatted(Shown.of(text), kind.name),
          "write it as " + kind.example);
    }
  }
}
