package dev.brynje.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name with a value: of {@code environment}, {@code labels}, {@code build.args} and others that
 * may be written as a mapping or as a list of {@code NAME=value}.
 *
 * @param shown what an output may show of the name: where it stands in a list and a variable is in
 *     it, all of the item as it is written
 * @param place where the name is written
 * @param value none when whoever starts the project gives it
 */
public record Variable(String name, String shown, Place place, Optional<Text> value) {
  /** With a name that is written as it is. */
  Variable(String name, Place place, Optional<Text> value) {
    this(name, name, place, value);
  }

  Variable with(Text given) {
    return new Variable(name, shown, place, Optional.of(given));
  }

  /** Reads either form; of the same name the last one counts. */
  static List<Variable> in(Optional<Value> value) {
    List<Variable> variables = new ArrayList<>();
    switch (value.orElse(null)) {
      case Fields fields -> fields.all().forEach(field -> add(field, variables));
      case Items items -> {
        for (Value item : items.values()) {
          if (item instanceof Text text) {
            variables.add(of(text));
          }
        }
      }
      case Text text -> variables.add(of(text));
      case null -> {}
    }
    return List.copyOf(variables);
  }

  private static void add(Field field, List<Variable> variables) {
    switch (field.value()) {
      case Text text ->
          variables.add(
              new Variable(
                  field.key(),
                  field.shown(),
                  field.place(),
                  Optional.of(text).filter(given -> !given.isNull())));
      case Items items -> {
        for (Value item : items.values()) {
          if (item instanceof Text text) {
            variables.add(
                new Variable(field.key(), field.shown(), field.place(), Optional.of(text)));
          }
        }
      }
      case Fields _ -> {}
    }
  }

  private static Variable of(Text text) {
    int equals = text.raw().indexOf('=');
    String name = (equals < 0 ? text : text.part(text.raw().substring(0, equals))).text();
    Optional<Text> value =
        equals < 0 ? Optional.empty() : Optional.of(text.part(text.raw().substring(equals + 1)));
    return new Variable(name, text.shown(name), text.place(), value);
  }
}
