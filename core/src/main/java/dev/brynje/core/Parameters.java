package dev.brynje.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a configuration has set of the {@link Parameter}s.
 *
 * @param values those that are set
 */
public record Parameters(SortedMap<Parameter, Value> values) {
  /** Nothing is set. */
  public static final Parameters NONE = new Parameters(new TreeMap<>());

  public Parameters {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** What is set of one. */
  public sealed interface Value {
    /** In a few words. */
    String words();
  }

  /** Beginnings of the names of images that are allowed. */
  public record Registries(List<AllowedRegistry> allowed) implements Value {
    public Registries {
      allowed = List.copyOf(allowed);
    }

    /**
     * Whether an image may be used.
     *
     * @param repository in full, as {@code docker.io/library/nginx}
     */
    public boolean allow(String repository) {
      for (AllowedRegistry one : allowed) {
        if (one.allows(repository)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public String words() {
      return String.join(" or ", allowed.stream().map(AllowedRegistry::text).toList());
    }
  }

  /** Labels that are wanted, each with a pattern for its value. */
  public record Labels(SortedMap<String, Glob> wanted) implements Value {
    public Labels {
      wanted = Collections.unmodifiableSortedMap(new TreeMap<>(wanted));
    }

    @Override
    public String words() {
      List<String> words = new ArrayList<>();
      wanted.forEach((label, value) ->
          words.add(value.matchesAll() ? label : label + " like " + value.pattern()));
      return String.join(", ", words);
    }
  }

  /** Numbers from the first to the last. */
  public record Range(long min, long max) implements Value {
    /** Whether a number is one of them. */
    public boolean has(long number) {
      return number >= min && number <= max;
    }

    @Override
    public String words() {
      return max == Long.MAX_VALUE ? "%s or more".formatted(min) : "%s to %s".formatted(min, max);
    }
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Whether a control can be judged: what it needs is set. */
  boolean suffice(Control control) {
    for (Parameter parameter : control.parameters()) {
      if (parameter.isNeeded() && !values.containsKey(parameter)) {
        return false;
      }
    }
    return true;
  }

  /** These, and others that win over them. */
  public Parameters with(Parameters others) {
    if (others.isEmpty()) {
      return this;
    }
    SortedMap<Parameter, Value> both = new TreeMap<>(values);
    both.putAll(others.values);
    return new Parameters(both);
  }

  public Optional<Registries> registries() {
    return Optional.ofNullable((Registries) values.get(Parameter.REGISTRIES));
  }

  public Optional<Labels> labels() {
    return Optional.ofNullable((Labels) values.get(Parameter.LABELS));
  }

  /** One that is a range. */
  public Optional<Range> range(Parameter parameter) {
    return Optional.ofNullable((Range) values.get(parameter));
  }

  /** Each in words, by its name, in an order that is always the same. */
  public Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    values.forEach((parameter, value) -> words.put(parameter.word(), value.words()));
    return words;
  }
}
