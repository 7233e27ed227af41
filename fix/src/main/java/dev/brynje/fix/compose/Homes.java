package dev.brynje.fix.compose;

import dev.brynje.compose.Service;
import dev.brynje.core.Location;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a service is written: in files of the project, of which each is merged over those before.
 */
final class Homes {
  private final List<Home> all = new ArrayList<>();
  private final ComposeTexts texts;

  /**
   * @param given the names of the project's own files
   */
  Homes(Service service, List<String> given, ComposeTexts texts) {
    this.texts = texts;
    Set<String> names = new LinkedHashSet<>();
    String first = service.place().file().name();
    if (!given.contains(first)) {
      names.add(first);
    }
    names.addAll(given);
    for (String name : names) {
      texts.text(name).ifPresent(text -> all.addAll(text.homes(service.name())));
    }
  }

  /**
   * Where a key is to be changed: where the finding is, or where it is said last, or where the
   * service is written first. An entry of a list can be changed only where it is written, in a
   * service that is extended too.
   */
  Optional<Home> of(List<String> keys, Location location) {
    for (String key : keys) {
      Optional<Home> home = of(key, location);
      if (home.isPresent()) {
        return home;
      }
    }
    return all.stream().findFirst();
  }

  private Optional<Home> of(String key, Location location) {
    Optional<Home> said = Optional.empty();
    for (Home home : all) {
      if (home.written(key).isPresent()) {
        if (home.file().equals(location.path())) {
          said = Optional.of(home);
          break;
        }
        said = Optional.of(home);
      }
    }
    Optional<Home> its = said;
    return its.isPresent() && its.get().hasEntry(key, location)
        ? its
        : extended(key, location).or(() -> its);
  }

  /** The service that has an entry of a list which others have by it. */
  private Optional<Home> extended(String key, Location location) {
    return texts.text(location.path()).map(ComposeText::homes).orElse(List.of()).stream()
        .filter(other -> other.hasEntry(key, location))
        .findFirst();
  }
}
