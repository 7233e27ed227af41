package dev.brynje.cli;

import dev.brynje.yaml.NearestWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was typed after a command: options with their values, and the other words in order. */
final class Arguments {
  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private final List<String> operands = new ArrayList<>();

  private Arguments() {}

  /**
   * Reads {@code --name value}, {@code --name=value}, short names, and {@code --} before words that
   * only look like options. A single {@code -} is an operand. A value that is itself the name of an
   * option is taken for one that was forgotten, unless an equals sign is before it.
   */
  static Arguments read(List<Option> known, List<String> words) {
    Arguments arguments = new Arguments();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--")) {
        arguments.operands.addAll(words.subList(i + 1, words.size()));
        break;
      }
      if (!word.startsWith("-") || word.equals("-")) {
        arguments.operands.add(word);
        continue;
      }
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      Option option = find(known, equals < 0 ? word : word.substring(0, equals));
      if (!option.takesValue()) {
        if (equals >= 0) {
          throw new UsageException(option.name() + " takes no value");
        }
        arguments.put(option, "");
      } else if (equals >= 0) {
        arguments.put(option, word.substring(equals + 1));
      } else if (option.mayLackValue() && !isItsFile(words, i + 1)) {
        arguments.put(option, "");
      } else if (i + 1 < words.size() && !isOption(known, words.get(i + 1))) {
        arguments.put(option, words.get(++i));
      } else {
        throw needsValue(option);
      }
    }
    return arguments;
  }

  /** Whether what follows an option that may lack its value is that, and nothing to be judged. */
  private static boolean isItsFile(List<String> words, int at) {
    return at < words.size()
        && !words.get(at).startsWith("-")
        && BaselineInForce.mayBe(words.get(at));
  }

  private static boolean isOption(List<Option> known, String word) {
    return word.equals("--") || known.stream().anyMatch(option -> option.names().contains(word));
  }

  private static UsageException needsValue(Option option) {
    return new UsageException(
        "%s needs a value: %s %s".formatted(option.name(), option.name(), option.value()));
  }

  private static Option find(List<Option> known, String name) {
    List<String> names = new ArrayList<>();
    for (Option option : known) {
      if (option.names().contains(name)) {
        return option;
      }
      names.addAll(option.names());
    }
    String hint =
        NearestWord.among(names, name).map(near -> "; did you mean %s?".formatted(near)).orElse("");
    throw new UsageException("unknown option " + name + hint);
  }

  private void put(Option option, String value) {
    if (option.takesValue() && !option.mayLackValue() && value.isEmpty()) {
      throw needsValue(option);
    }
    if (!option.choices().isEmpty() && !option.choices().contains(value)) {
      String hint =
          NearestWord.among(option.choices(), value)
              .map(near -> "; did you mean %s?".formatted(near))
              .orElse("");
      throw new UsageException(
          "%s takes %s, not '%s'%s"
              .formatted(option.name(), String.join(", ", option.choices()), value, hint));
    }
    options.computeIfAbsent(option.name(), _ -> new ArrayList<>()).add(value);
  }

  boolean has(String option) {
    return options.containsKey(option);
  }

  /** The option's value; the last one when it was given more than once. */
  Optional<String> value(String option) {
    return Optional.ofNullable(options.get(option)).map(List::getLast);
  }

  /** The values of an option, as often as it was given. */
  List<String> all(String option) {
    return options.getOrDefault(option, List.of());
  }

  /** The values of an option that takes several, each given apart or with commas between. */
  List<String> values(String option) {
    return options.getOrDefault(option, List.of()).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** The same options with other words. */
  Arguments withOperands(List<String> words) {
    Arguments others = new Arguments();
    others.options.putAll(options);
    others.operands.addAll(words);
    return others;
  }

  /** The same with another value of an option. */
  Arguments with(String option, String value) {
    Arguments others = withOperands(operands);
    others.options.put(option, List.of(value));
    return others;
  }

  List<String> operands() {
    return List.copyOf(operands);
  }
}
