package dev.brynje.compose;

import dev.brynje.yaml.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Merges files, and services with what they extend.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/13-merge.md">Merge</a>
 */
final class Merge {
  private interface Rule {
    Value merge(Merge merge, Value base, Value over, Rules<Rule> rules);
  }

  private static final Rules<Rule> RULES = rules();

  private final Allowance allowance;

  Merge(Allowance allowance) {
    this.allowance = allowance;
  }

  private static Rules<Rule> rules() {
    Rules<Rule> rules = new Rules<>();
    rules.put("networks.*.ipam.config", Merge::subnets);
    for (String path :
        List.of(
            "networks.*.labels",
            "volumes.*.labels",
            "secrets.*.labels",
            "configs.*.labels",
            "services.*.deploy.labels")) {
      rules.put(path, Merge::pairs);
    }
    for (String workload : List.of("services.*.", "jobs.*.")) {
      for (String key :
          List.of(
              "annotations",
              "build.args",
              "build.additional_contexts",
              "build.labels",
              "environment",
              "labels",
              "volumes.*.volume.labels",
              "sysctls")) {
        rules.put(workload + key, Merge::pairs);
      }
      for (String key :
          List.of(
              "build.extra_hosts",
              "dns",
              "dns_opt",
              "dns_search",
              "env_file",
              "label_file",
              "extra_hosts",
              "tmpfs")) {
        rules.put(workload + key, Merge::lists);
      }
      for (String key : List.of("command", "entrypoint", "healthcheck.test")) {
        rules.put(workload + key, (_, _, over, _) -> over);
      }
      rules
          .put(workload + "build", Merge::builds)
          .put(workload + "depends_on", Merge::dependencies)
          .put(workload + "logging", Merge::loggings)
          .put(workload + "models", Merge::names)
          .put(workload + "networks", Merge::names)
          .put(workload + "ulimits.*", Merge::ulimits);
    }
    return rules;
  }

  /** A file over those before it. */
  Fields files(Fields base, Fields over) {
    return mappings(base, over, RULES);
  }

  /** A service over the one that it extends. */
  Fields services(Fields base, Fields over) {
    return mappings(base, over, RULES.next("services").next("x"));
  }

  /** A value of a service over another one of its key. */
  Value ofService(String key, Value base, Value over) {
    return values(base, over, RULES.next("services").next("x").next(key));
  }

  /**
   * Something of the project over what was included under the same name.
   *
   * @param section as {@code services}
   */
  Value included(String section, Value base, Value over) {
    return values(base, over, RULES.next(section).next("x"));
  }

  private Value values(Value base, Value over, Rules<Rule> rules) {
    if (rules.rule().isPresent()) {
      return rules.rule().get().merge(this, base, over, rules);
    }
    if (over instanceof Text text && text.isNull()) {
      return base;
    }
    return switch (base) {
      case Text _ -> over;
      case Fields fields when over instanceof Fields others -> mappings(fields, others, rules);
      case Items items when over instanceof Items others -> added(items, others.values(), over);
      case Fields _ -> throw differing(over, "a mapping", base);
      case Items _ -> throw differing(over, "a list", base);
    };
  }

  private static Refusal differing(Value over, String kind, Value base) {
    return new Refusal(
        over.place(),
        "this cannot be merged over %s, which stands at %s".formatted(kind, base.place()),
        "write it in the same form");
  }

  private Fields mappings(Fields base, Fields over, Rules<Rule> rules) {
    allowance.spend(base.size() + over.size(), over.place());
    Map<String, Field> merged = new LinkedHashMap<>();
    base.all().forEach(field -> merged.put(field.key(), field));
    for (Field field : over.all()) {
      Field before = merged.get(field.key());
      merged.put(field.key(), before == null ? field : merged(before, field, rules));
    }
    return Fields.of(merged.values(), over.isEmpty() ? base.place() : over.place());
  }

  private Field merged(Field before, Field field, Rules<Rule> rules) {
    Value value = values(before.value(), field.value(), rules.next(field.key()));
    boolean replaced = value instanceof Text && value.equals(field.value());
    return (replaced ? field : before).with(value);
  }

  /** A list with those added that it does not hold already. */
  private Items added(Items base, List<Value> others, Value over) {
    allowance.spend(base.values().size() + others.size(), over.place());
    Set<String> held = new HashSet<>();
    base.values().forEach(value -> held.add(Json.of(value)));
    List<Value> all = new ArrayList<>(base.values());
    for (Value value : others) {
      if (held.add(Json.of(value))) {
        all.add(value);
      }
    }
    return new Items(all, over.place());
  }

  private static Value lists(Merge merge, Value base, Value over, Rules<Rule> rules) {
    return merge.added(new Items(Sequences.list(base), base.place()), Sequences.list(over), over);
  }

  private static Value pairs(Merge merge, Value base, Value over, Rules<Rule> rules) {
    List<Value> all = new ArrayList<>(Sequences.list(base));
    all.addAll(Sequences.list(over));
    merge.allowance.spend(all.size(), over.place());
    return Unicity.pairs(new Items(all, over.place()));
  }

  private static Value builds(Merge merge, Value base, Value over, Rules<Rule> rules) {
    return merge.mappings(build(base), build(over), rules);
  }

  private static Fields build(Value value) {
    return switch (value) {
      case Fields fields -> fields;
      case Text text when text.isString() ->
          Fields.of(List.of(new Field("context", text.place(), text)), text.place());
      default -> Fields.none(value.place());
    };
  }

  private static Value dependencies(Merge merge, Value base, Value over, Rules<Rule> rules) {
    Fields started =
        Fields.none(over.place())
            .withDefault("condition", "service_started", Scalar.Type.STRING)
            .withDefault("required", "true", Scalar.Type.BOOLEAN);
    return merge.mappings(
        Sequences.mapping(base, started), Sequences.mapping(over, started), rules);
  }

  private static Value names(Merge merge, Value base, Value over, Rules<Rule> rules) {
    Fields nothing = Fields.none(over.place());
    return merge.mappings(
        Sequences.mapping(base, nothing), Sequences.mapping(over, nothing), rules);
  }

  /** Options are merged only where the driver is the same. */
  private static Value loggings(Merge merge, Value base, Value over, Rules<Rule> rules) {
    if (!(base instanceof Fields before) || !(over instanceof Fields after)) {
      throw differing(over, "logging", base);
    }
    boolean same =
        !before.has("driver")
            || !after.has("driver")
            || Json.of(before.field("driver").orElseThrow().value())
                .equals(Json.of(after.field("driver").orElseThrow().value()));
    return same ? merge.mappings(before, after, rules) : after;
  }

  private static Value ulimits(Merge merge, Value base, Value over, Rules<Rule> rules) {
    return base instanceof Fields before && over instanceof Fields after
        ? merge.mappings(before, after, rules)
        : over;
  }

  /** Those of the same subnet are merged. */
  private static Value subnets(Merge merge, Value base, Value over, Rules<Rule> rules) {
    if (!(base instanceof Items before) || !(over instanceof Items after)) {
      throw differing(over, "a list", base);
    }
    Map<String, Value> bySubnet = new LinkedHashMap<>();
    for (Value one : before.values()) {
      Fields original = Sequences.mapping(one, Fields.none(one.place()));
      for (Value other : after.values()) {
        merge.allowance.spend(1, other.place());
        Fields change = Sequences.mapping(other, Fields.none(other.place()));
        if (!subnet(change).equals(subnet(original))
            && bySubnet.putIfAbsent(subnet(change), change) == null) {
          continue;
        }
        Fields merged = merge.mappings(original, change, rules);
        original = merged;
        bySubnet.put(subnet(merged), merged);
      }
    }
    return new Items(List.copyOf(bySubnet.values()), over.place());
  }

  private static String subnet(Fields config) {
    return config.field("subnet").map(field -> Json.of(field.value())).orElse("");
  }
}
