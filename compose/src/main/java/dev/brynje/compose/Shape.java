package dev.brynje.compose;

import dev.brynje.yaml.NearestWord;
import dev.brynje.yaml.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a value has to be, by as much of JSON Schema as the specification uses. A value that depends
 * upon a variable that nobody sets may be anything that is a single value.
 */
final class Shape {
  /**
   * Why a value does not fit.
   *
   * @param depth how many keys above it
   */
  private record Misfit(Place place, String message, String advice, int depth) {}

  Set<String> types = Set.of();
  List<String> words = List.of();
  List<String> required = List.of();
  boolean unique;
  boolean closed;
  boolean closedBelow;
  Optional<Pattern> pattern = Optional.empty();
  Optional<Double> least = Optional.empty();
  Optional<Double> most = Optional.empty();
  Optional<Shape> items = Optional.empty();
  Optional<Shape> others = Optional.empty();
  final Map<String, Shape> fields = new HashMap<>();
  final Map<Pattern, Shape> patterns = new LinkedHashMap<>();
  final List<Shape> all = new ArrayList<>();
  List<Shape> any = List.of();

  /** Refuses a project that does not have this shape. */
  void require(Fields project) {
    misfit(project, "the file", 0)
        .ifPresent(misfit -> {
          throw new Refusal(misfit.place, misfit.message, misfit.advice);
        });
  }

  /**
   * @param name by which the value is called in a message
   */
  private Optional<Misfit> misfit(Value value, String name, int depth) {
    Optional<Misfit> own = ownMisfit(value, name, depth);
    if (own.isPresent()) {
      return own;
    }
    for (Shape shape : all) {
      Optional<Misfit> misfit = shape.misfit(value, name, depth);
      if (misfit.isPresent()) {
        return misfit;
      }
    }
    return anyMisfit(value, name, depth);
  }

  private Optional<Misfit> ownMisfit(Value value, String name, int depth) {
    if (!types.isEmpty() && !isOf(types, value)) {
      return misfit(
          value,
          "%s must be %s, but is %s".formatted(name, expected(types), kind(value)),
          "correct its value",
          depth);
    }
    return switch (value) {
      case Text text -> textMisfit(text, name, depth);
      case Items list -> itemsMisfit(list, name, depth);
      case Fields mapping -> fieldsMisfit(mapping, name, depth);
    };
  }

  /** At least one must fit; of several that do not, the one that comes nearest is told. */
  private Optional<Misfit> anyMisfit(Value value, String name, int depth) {
    Optional<Misfit> nearest = Optional.empty();
    for (Shape shape : any) {
      Optional<Misfit> misfit = shape.misfit(value, name, depth);
      if (misfit.isEmpty()) {
        return misfit;
      }
      if (nearest.isEmpty() || nearest.get().depth < misfit.get().depth) {
        nearest = misfit;
      }
    }
    if (nearest.isPresent() && nearest.get().depth == depth) {
      Set<String> possible = new TreeSet<>();
      any.forEach(shape -> shape.addTypes(possible));
      if (!isOf(possible, value)) {
        return misfit(
            value,
            "%s must be %s, but is %s".formatted(name, expected(possible), kind(value)),
            "correct its value",
            depth);
      }
    }
    return nearest;
  }

  private void addTypes(Set<String> possible) {
    possible.addAll(types);
    all.forEach(shape -> shape.addTypes(possible));
    any.forEach(shape -> shape.addTypes(possible));
  }

  private Optional<Misfit> textMisfit(Text text, String name, int depth) {
    if (!text.known()) {
      return Optional.empty();
    }
    if (!words.isEmpty() && !words.contains(text.raw())) {
      return misfit(
          text,
          "%s must be one of %s, but is \"%s\""
              .formatted(name, String.join(", ", words), Shown.of(text)),
          "choose one of them",
          depth);
    }
    if (text.isString() && pattern.isPresent() && !pattern.get().matcher(text.raw()).find()) {
      return misfit(
          text,
          "%s is not written as it must be: \"%s\"".formatted(name, Shown.of(text)),
          "look up its form in the Compose specification",
          depth);
    }
    if (text.type() == Scalar.Type.INTEGER || text.type() == Scalar.Type.FLOAT) {
      double number = Double.parseDouble(text.raw());
      if (least.isPresent() && number < least.get()) {
        return misfit(
            text,
            "%s must be at least %s, but is %s".formatted(name, whole(least.get()), Shown.of(text)),
            "raise it",
            depth);
      }
      if (most.isPresent() && number > most.get()) {
        return misfit(
            text,
            "%s must be at most %s, but is %s".formatted(name, whole(most.get()), Shown.of(text)),
            "lower it",
            depth);
      }
    }
    return Optional.empty();
  }

  private Optional<Misfit> itemsMisfit(Items list, String name, int depth) {
    Set<String> seen = new HashSet<>();
    for (Value item : list.values()) {
      if (unique && !seen.add(Json.of(item))) {
        return misfit(item, "%s holds this twice".formatted(name), "remove one of them", depth + 1);
      }
    }
    if (items.isPresent()) {
      for (Value item : list.values()) {
        Optional<Misfit> misfit = items.get().misfit(item, "an item of " + name, depth + 1);
        if (misfit.isPresent()) {
          return misfit;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Misfit> fieldsMisfit(Fields mapping, String name, int depth) {
    for (String key : required) {
      if (!mapping.has(key)) {
        return misfit(mapping, "%s has no %s".formatted(name, key), "write " + key + ":", depth);
      }
    }
    for (Field field : mapping.all()) {
      Optional<Misfit> misfit = fieldMisfit(field, name, depth);
      if (misfit.isPresent()) {
        return misfit;
      }
    }
    return Optional.empty();
  }

  private Optional<Misfit> fieldMisfit(Field field, String name, int depth) {
    String shown = Shown.of(field.shown());
    if ((closed && !knowsItself(field.key())) || (closedBelow && !knows(field.key()))) {
      return Optional.of(
          new Misfit(
              field.place(),
              "%s has no key \"%s\"".formatted(name.equals("the file") ? "Compose" : name, shown),
              advice(field.key()),
              depth + 1));
    }
    Shape exact = fields.get(field.key());
    if (exact != null) {
      Optional<Misfit> misfit = exact.misfit(field.value(), shown, depth + 1);
      if (misfit.isPresent()) {
        return misfit;
      }
    }
    boolean matched = exact != null;
    for (Map.Entry<Pattern, Shape> each : patterns.entrySet()) {
      if (each.getKey().matcher(field.key()).find()) {
        matched = true;
        Optional<Misfit> misfit = each.getValue().misfit(field.value(), shown, depth + 1);
        if (misfit.isPresent()) {
          return misfit;
        }
      }
    }
    return matched || others.isEmpty()
        ? Optional.empty()
        : others.get().misfit(field.value(), shown, depth + 1);
  }

  private String advice(String key) {
    Set<String> known = new HashSet<>();
    addKeys(known);
    return NearestWord.among(known, key)
        .map("did you mean %s? If the key is yours, begin its name with x-"::formatted)
        .orElse("correct it, or begin its name with x- if it is yours");
  }

  private void addKeys(Set<String> known) {
    known.addAll(fields.keySet());
    all.forEach(shape -> shape.addKeys(known));
  }

  private boolean knowsItself(String key) {
    return fields.containsKey(key)
        || patterns.keySet().stream().anyMatch(each -> each.matcher(key).find());
  }

  private boolean knows(String key) {
    return knowsItself(key) || all.stream().anyMatch(shape -> shape.knows(key));
  }

  private static Optional<Misfit> misfit(Value value, String message, String advice, int depth) {
    return Optional.of(new Misfit(value.place(), message, advice, depth));
  }

  private static boolean isOf(Set<String> types, Value value) {
    return switch (value) {
      case Fields _ -> types.contains("object");
      case Items _ -> types.contains("array");
      case Text text when !text.known() ->
          types.contains("string")
              || types.contains("number")
              || types.contains("integer")
              || types.contains("boolean");
      case Text text ->
          switch (text.type()) {
            case STRING -> types.contains("string");
            case BOOLEAN -> types.contains("boolean");
            case NULL -> types.contains("null");
            case INTEGER -> types.contains("integer") || types.contains("number");
            case FLOAT -> types.contains("number");
          };
    };
  }

  private static String expected(Set<String> types) {
    List<String> words = new ArrayList<>();
    new TreeSet<>(types).forEach(type -> words.add(word(type)));
    return String.join(" or ", words);
  }

  private static String word(String type) {
    return switch (type) {
      case "object" -> "a mapping";
      case "array" -> "a list";
      case "integer" -> "an integer";
      case "null" -> "null";
      default -> "a " + type;
    };
  }

  private static String kind(Value value) {
    return switch (value) {
      case Fields _ -> "a mapping";
      case Items _ -> "a list";
      case Text text ->
          switch (text.type()) {
            case STRING -> "a string";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case INTEGER -> "an integer";
            case FLOAT -> "a number";
          };
    };
  }

  private static String whole(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }
}
