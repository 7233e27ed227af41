package dev.brynje.compose;

import dev.brynje.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Replaces the variables in all strings of a file, and makes numbers and truths of some. */
final class Interpolation {
  /** What Compose makes of a string at some places. */
  private enum Kind {
    TRUTH,
    INTEGER,
    NUMBER,
    MASK
  }

  private static final Rules<Kind> KINDS = kinds();

  private final Variables variables;
  private final Allowance allowance;

  Interpolation(Variables variables, Allowance allowance) {
    this.variables = variables;
    this.allowance = allowance;
  }

  private static Rules<Kind> kinds() {
    Rules<Kind> kinds = new Rules<>();
    for (String path :
        List.of(
            "networks.*.external",
            "networks.*.internal",
            "networks.*.attachable",
            "networks.*.enable_ipv4",
            "networks.*.enable_ipv6",
            "volumes.*.external",
            "secrets.*.external",
            "configs.*.external")) {
      kinds.put(path, Kind.TRUTH);
    }
    for (String container : List.of("services.*.", "jobs.*.", "services.*.pre_start.*.")) {
      put(
          kinds,
          container,
          Kind.INTEGER,
          "cpu_count",
          "cpu_period",
          "cpu_quota",
          "cpu_rt_period",
          "cpu_rt_runtime",
          "cpu_shares",
          "oom_score_adj",
          "pids_limit",
          "ulimits.*",
          "ulimits.*.hard",
          "ulimits.*.soft");
      put(kinds, container, Kind.NUMBER, "cpu_percent", "cpus");
      put(kinds, container, Kind.MASK, "umask");
      put(
          kinds,
          container,
          Kind.TRUTH,
          "init",
          "networks.*.use_service_name_alias",
          "oom_kill_disable",
          "privileged",
          "read_only",
          "volumes.[].read_only",
          "volumes.[].volume.nocopy");
    }
    for (String workload : List.of("services.*.", "jobs.*.")) {
      put(
          kinds,
          workload,
          Kind.TRUTH,
          "depends_on.*.required",
          "depends_on.*.restart",
          "healthcheck.disable",
          "stdin_open",
          "tty");
      put(kinds, workload, Kind.INTEGER, "healthcheck.retries", "ports.[].target");
    }
    put(
        kinds,
        "services.*.",
        Kind.INTEGER,
        "deploy.replicas",
        "deploy.update_config.parallelism",
        "deploy.rollback_config.parallelism",
        "deploy.restart_policy.max_attempts",
        "deploy.placement.max_replicas_per_node",
        "scale");
    put(
        kinds,
        "services.*.",
        Kind.NUMBER,
        "deploy.update_config.max_failure_ratio",
        "deploy.rollback_config.max_failure_ratio");
    return kinds;
  }

  private static void put(Rules<Kind> kinds, String prefix, Kind kind, String... paths) {
    for (String path : paths) {
      kinds.put(prefix + path, kind);
    }
  }

  /** All of a file. */
  Fields of(Fields file) {
    return (Fields) of(file, KINDS);
  }

  private Value of(Value value, Rules<Kind> kinds) {
    return switch (value) {
      case Text text -> text.isString() ? of(text, kinds) : text;
      case Items items -> {
        List<Value> values = new ArrayList<>(items.values().size());
        for (Value item : items.values()) {
          values.add(of(item, kinds.next(Rules.ITEM)));
        }
        yield new Items(values, items.place());
      }
      case Fields fields -> {
        List<Field> all = new ArrayList<>(fields.size());
        for (Field field : fields.all()) {
          all.add(field.with(of(field.value(), kinds.next(field.key()))));
        }
        yield Fields.of(all, fields.place());
      }
    };
  }

  private Text of(Text text, Rules<Kind> kinds) {
    Text replaced = text.raw().indexOf('$') < 0 ? text : replaced(text);
    if (kinds.rule().isEmpty() || !replaced.known()) {
      return replaced;
    }
    return cast(replaced, kinds.rule().get());
  }

  private Text replaced(Text text) {
    try {
      Template.Result result = Template.of(text.raw(), variables);
      allowance.spendCharacters(result.text().length(), text.place());
      return text.interpolated(result.text(), result.secret());
    } catch (Template.Broken e) {
      throw new Refusal(
          text.place(),
          "\"%s\": %s".formatted(Shown.of(text), e.getMessage()),
          "write $$ where a dollar sign is meant");
    }
  }

  private static Text cast(Text text, Kind kind) {
    String raw = text.raw();
    try {
      return switch (kind) {
        case TRUTH -> text.part(truth(raw), Scalar.Type.BOOLEAN);
        case INTEGER -> text.part(String.valueOf(Long.parseLong(raw)), Scalar.Type.INTEGER);
        case NUMBER -> text.part(number(raw), Scalar.Type.FLOAT);
        case MASK -> text.part(String.valueOf(Long.decode(mask(raw))), Scalar.Type.INTEGER);
      };
    } catch (NumberFormatException _) {
      throw new Refusal(
          text.place(),
          "\"%s\" is no %s".formatted(Shown.of(text), kind == Kind.TRUTH ? "boolean" : "number"),
          kind == Kind.TRUTH ? "write true or false" : "write a number");
    }
  }

  private static String truth(String raw) {
    return switch (raw.toLowerCase(Locale.ROOT)) {
      case "true", "y", "yes", "on" -> "true";
      case "false", "n", "no", "off" -> "false";
      default -> throw new NumberFormatException();
    };
  }

  /** As Go reads a float, but for what only few know: hexadecimal and underscores. */
  private static String number(String raw) {
    if (raw.isEmpty() || "+-.0123456789".indexOf(raw.charAt(0)) < 0 || !raw.equals(raw.strip())) {
      throw new NumberFormatException();
    }
    char last = raw.charAt(raw.length() - 1);
    if (Character.isLetter(last)) {
      throw new NumberFormatException();
    }
    double number = Double.parseDouble(raw);
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }

  private static String mask(String raw) {
    return raw.startsWith("0o") ? "0" + raw.substring(2) : raw;
  }
}
