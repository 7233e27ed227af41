package dev.brynje.core.config;

import dev.brynje.core.AllowedRegistry;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Glob;
import dev.brynje.core.Parameter;
import dev.brynje.core.Parameters;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** {@code parameters: {registries: […], labels: {…}, user-ids: {min: …, max: …}}}. */
final class ParameterSettings implements Section {
  private static final List<String> KEYS =
      Arrays.stream(Parameter.values()).map(Parameter::word).toList();
  private static final List<String> BOUNDS = List.of("min", "max");

  /** The greatest id and number of seconds that the API server takes. */
  private static final long GREATEST = Integer.MAX_VALUE;

  /** In days; a waiver for longer is no waiver. */
  private static final long FIVE_YEARS = 1826;

  @Override
  public String key() {
    return "parameters";
  }

  @Override
  public void read(Node value, Catalogue catalogue, PolicyDraft draft, Mistakes mistakes) {
    read(value, draft.controls, mistakes);
  }

  /** The same words say it of everything and of a scope. */
  static void read(Node value, ControlDraft draft, Mistakes mistakes) {
    if (!(value instanceof Mapping mapping)) {
      mistakes.wrongType("parameters", "a mapping of " + String.join(", ", KEYS), value);
      return;
    }
    for (Mapping.Entry entry : mapping.entries()) {
      Optional<Parameter> parameter = Parameter.of(entry.key());
      if (parameter.isPresent() && parameter.get() == Parameter.WAIVER_DAYS && draft.isOfScope()) {
        mistakes.add(
            entry.keySpan(),
            parameter.get().word() + " holds for the whole file, not in a scope",
            "write it below parameters of the file");
      } else if (parameter.isPresent()) {
        draft.parameterLines.put(parameter.get(), entry.keySpan().line());
        read(parameter.get(), entry.value(), mistakes)
            .ifPresent(set -> draft.parameters.put(parameter.get(), set));
      } else {
        mistakes.unknownKey(entry, "parameters", KEYS);
      }
    }
  }

  private static Optional<? extends Parameters.Value> read(
      Parameter parameter, Node value, Mistakes mistakes) {
    return switch (parameter) {
      case REGISTRIES -> registries(value, mistakes);
      case LABELS -> labels(value, mistakes);
      case USER_IDS, GROUP_IDS, TERMINATION_GRACE -> range(parameter.word(), value, mistakes);
      case WAIVER_DAYS -> days(parameter.word(), value, mistakes);
    };
  }

  private static Optional<Parameters.Registries> registries(Node value, Mistakes mistakes) {
    List<AllowedRegistry> allowed = new ArrayList<>();
    for (Node item : items(Parameter.REGISTRIES, "a list of registries", value, mistakes)) {
      Words.text("an item of registries", item, mistakes)
          .ifPresent(text -> {
            AllowedRegistry.mistake(text)
                .ifPresent(wrong ->
                    mistakes.add(
                        item.span(),
                        Mistakes.quote(text) + " " + wrong,
                        "write how the names of images begin, as registry.example.com/team"));
            allowed.add(new AllowedRegistry(text));
          });
    }
    return allowed.isEmpty() ? Optional.empty() : Optional.of(new Parameters.Registries(allowed));
  }

  private static List<Node> items(
      Parameter parameter, String wanted, Node value, Mistakes mistakes) {
    if (!(value instanceof Sequence sequence)) {
      mistakes.wrongType(parameter.word(), wanted, value);
      return List.of();
    }
    if (sequence.items().isEmpty()) {
      mistakes.add(value.span(), parameter.word() + " lists nothing", "list some, or leave it out");
    }
    return sequence.items();
  }

  private static Optional<Parameters.Labels> labels(Node value, Mistakes mistakes) {
    Map<String, Glob> wanted = new TreeMap<>();
    if (value instanceof Mapping mapping && !mapping.entries().isEmpty()) {
      for (Mapping.Entry entry : mapping.entries()) {
        Words.text(entry.key(), entry.value(), mistakes)
            .ifPresent(pattern -> wanted.put(entry.key(), new Glob(pattern)));
      }
    } else {
      String either = "a mapping of labels to patterns or a list of labels";
      for (Node item : items(Parameter.LABELS, either, value, mistakes)) {
        Words.text("an item of labels", item, mistakes)
            .ifPresent(label -> wanted.put(label, new Glob("*")));
      }
    }
    return wanted.isEmpty()
        ? Optional.empty()
        : Optional.of(new Parameters.Labels(new TreeMap<>(wanted)));
  }

  private static Optional<Parameters.Range> range(String key, Node value, Mistakes mistakes) {
    if (!(value instanceof Mapping mapping) || mapping.entries().isEmpty()) {
      mistakes.wrongType(key, "a mapping of min and max", value);
      return Optional.empty();
    }
    long min = 0;
    long max = Long.MAX_VALUE;
    for (Mapping.Entry entry : mapping.entries()) {
      if (!BOUNDS.contains(entry.key())) {
        mistakes.unknownKey(entry, key, BOUNDS);
        continue;
      }
      OptionalLong number = number(entry.key(), entry.value(), 0, GREATEST, mistakes);
      if (number.isPresent() && entry.key().equals("min")) {
        min = number.getAsLong();
      } else if (number.isPresent()) {
        max = number.getAsLong();
      }
    }
    if (min > max) {
      mistakes.add(
          value.span(),
          "%s has a min of %s above its max of %s".formatted(key, min, max),
          "exchange them");
    }
    return Optional.of(new Parameters.Range(min, max));
  }

  private static Optional<Parameters.Range> days(String key, Node value, Mistakes mistakes) {
    OptionalLong days = number(key, value, 1, FIVE_YEARS, mistakes);
    return days.isPresent()
        ? Optional.of(new Parameters.Range(0, days.getAsLong()))
        : Optional.empty();
  }

  private static OptionalLong number(
      String key, Node value, long least, long greatest, Mistakes mistakes) {
    if (value instanceof Scalar scalar && scalar.type() == Scalar.Type.INTEGER) {
      try {
        long number = Long.parseLong(scalar.text());
        if (number >= least && number <= greatest) {
          return OptionalLong.of(number);
        }
      } catch (NumberFormatException _) {
        // Said below, as of what is no number.
      }
    }
    mistakes.wrongType(key, "a whole number between %s and %s".formatted(least, greatest), value);
    return OptionalLong.empty();
  }
}
