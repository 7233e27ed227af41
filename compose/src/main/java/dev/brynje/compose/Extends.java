package dev.brynje.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts services over those that they extend.
 *
 * @see <a
 *     href="https://github.com/compose-spec/compose-spec/blob/main/05-services.md#extends">extends</a>
 */
final class Extends {
  private static final int LONGEST_CHAIN = 100;

  private final Model model;
  private final Path file;
  private final Set<String> dropped;

  /**
   * @param dropped paths that the file resets
   */
  Extends(Model model, Path file, Set<String> dropped) {
    this.model = model;
    this.file = file;
    this.dropped = dropped;
  }

  /** A service of a file, while what it extends is followed. */
  private record Link(Path file, String service) {}

  /** A file's services. */
  private record Scope(Path file, Map<String, Field> services, Set<String> dropped) {}

  Fields of(Fields mine) {
    Fields result = mine;
    for (String section : List.of("services", "jobs")) {
      Optional<Field> whole = result.field(section);
      if (whole.isPresent()) {
        if (!(whole.get().value() instanceof Fields services)) {
          throw new Refusal(
              whole.get().value().place(), section + " must be a mapping", "write names below it");
        }
        result = result.with(whole.get().with(applied(services)));
      }
    }
    return result;
  }

  private Fields applied(Fields services) {
    Scope scope = scope(file, services, dropped);
    for (String name : List.copyOf(scope.services.keySet())) {
      resolved(name, scope, new ArrayList<>());
    }
    return Fields.of(scope.services.values(), services.place());
  }

  private static Scope scope(Path file, Fields services, Set<String> dropped) {
    Map<String, Field> byName = new LinkedHashMap<>();
    services.all().forEach(field -> byName.put(field.key(), field));
    return new Scope(file, byName, dropped);
  }

  /** A service with what it extends, which the scope holds from then on. */
  private Value resolved(String name, Scope scope, List<Link> chain) {
    Field field = field(name, scope);
    if (!(field.value() instanceof Fields service) || !service.has("extends")) {
      return field.value();
    }
    Value extended = service.field("extends").orElseThrow().value();
    Text reference = reference(extended);
    Scope other = scope;
    if (extended instanceof Fields fields && fields.text("file").isPresent()) {
      other = scope(fields.text("file").get(), reference);
    }
    if (!other.services.containsKey(reference.text())) {
      throw new Refusal(
          reference.place(),
          "the service \"%s\" that is extended is not there".formatted(Shown.of(reference)),
          "correct its name");
    }
    Link link = new Link(other.file, reference.text());
    if (chain.contains(link) || (other.file.equals(scope.file) && reference.text().equals(name))) {
      throw new Refusal(
          reference.place(),
          "the service \"%s\" extends itself".formatted(Shown.of(name)),
          "break the circle");
    }
    if (chain.size() == LONGEST_CHAIN) {
      throw new Refusal(
          reference.place(),
          "more than %d services extend one another".formatted(LONGEST_CHAIN),
          "extend fewer");
    }
    chain.add(link);
    Value base = resolved(reference.text(), other, chain);
    if (!(base instanceof Fields source)) {
      return service;
    }
    Fields kept = Reset.of(source, scope.dropped, Reset.below("services", name));
    Fields merged = model.merge().services(kept, service).without("extends");
    scope.services.put(name, field.with(merged));
    return merged;
  }

  private static Field field(String name, Scope scope) {
    Field field = scope.services.get(name);
    if (field == null) {
      throw new IllegalStateException("no service " + name);
    }
    return field;
  }

  private static Text reference(Value extended) {
    if (extended instanceof Text text && text.isString()) {
      return text;
    }
    if (extended instanceof Fields fields) {
      return fields
          .text("service")
          .filter(Text::isString)
          .orElseThrow(
              () -> new Refusal(fields.place(), "extends names no service", "write service:"));
    }
    throw new Refusal(extended.place(), "extends must name a service", "write its name");
  }

  private Scope scope(Text path, Text reference) {
    String local = Remote.local(path, "the extended file");
    Path base = model.directory().resolve(local).normalize();
    Sources.Written written = model.base(base, path);
    if (!(written.fields().get("services").orElse(reference) instanceof Fields services)) {
      throw new Refusal(
          path.place(),
          "the extended file \"%s\" has no services".formatted(Shown.of(path)),
          "correct the path");
    }
    return scope(base, services, written.dropped());
  }
}
