package dev.brynje.compose;

import dev.brynje.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Supplies what Compose does where nothing is written. */
final class Defaults {
  private static final Rules<UnaryOperator<Fields>> RULES = rules();

  private Defaults() {}

  private static Rules<UnaryOperator<Fields>> rules() {
    Rules<UnaryOperator<Fields>> rules = new Rules<>();
    for (String workload : List.of("services.*.", "jobs.*.")) {
      rules
          .put(workload + "build", build -> build.withDefault("context", ".", Scalar.Type.STRING))
          .put(workload + "secrets.*", Defaults::secret)
          .put(
              workload + "ports.*",
              port ->
                  port.withDefault("protocol", "tcp", Scalar.Type.STRING)
                      .withDefault("mode", "ingress", Scalar.Type.STRING))
          .put(workload + "gpus.*", Defaults::devices)
          .put(
              workload + "volumes.*.bind",
              bind -> bind.withDefault("create_host_path", "true", Scalar.Type.BOOLEAN));
    }
    return rules.put("services.*.deploy.resources.reservations.devices.*", Defaults::devices);
  }

  private static Fields secret(Fields secret) {
    String source = secret.text("source").map(Text::raw).orElse("");
    return secret.withDefault("target", "/run/secrets/" + source, Scalar.Type.STRING);
  }

  private static Fields devices(Fields devices) {
    return devices.has("device_ids")
        ? devices
        : devices.withDefault("count", "all", Scalar.Type.STRING);
  }

  /** A model with them. */
  static Fields of(Fields model) {
    return (Fields) of(model, RULES);
  }

  private static Value of(Value value, Rules<UnaryOperator<Fields>> rules) {
    if (rules.isEmpty()) {
      return value;
    }
    return switch (value) {
      case Text text -> text;
      case Items items -> {
        List<Value> values = new ArrayList<>(items.values().size());
        for (Value item : items.values()) {
          values.add(of(item, rules.next(Rules.ITEM)));
        }
        yield new Items(values, items.place());
      }
      case Fields fields -> {
        List<Field> all = new ArrayList<>(fields.size());
        for (Field field : fields.all()) {
          all.add(field.with(of(field.value(), rules.next(field.key()))));
        }
        Fields below = Fields.of(all, fields.place());
        yield rules.rule().map(rule -> rule.apply(below)).orElse(below);
      }
    };
  }
}
