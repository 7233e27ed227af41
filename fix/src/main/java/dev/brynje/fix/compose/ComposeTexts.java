package dev.brynje.fix.compose;

import dev.brynje.fix.SourceFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files of projects as they are before a change, each read once. */
final class ComposeTexts {
  private final SourceFiles files;
  private final Map<String, ComposeText> byName = new HashMap<>();

  ComposeTexts(SourceFiles files) {
    this.files = files;
  }

  /** A file; empty when it may not be changed. */
  Optional<ComposeText> text(String name) {
    ComposeText known = byName.get(name);
    if (known == null) {
      known = files.read(name).map(bytes -> new ComposeText(name, bytes)).orElse(null);
      if (known != null) {
        byName.put(name, known);
      }
    }
    return Optional.ofNullable(known);
  }

  /** The services that are extended within their file, by the names of those that do. */
  Map<String, Set<String>> extended() {
    Map<String, Set<String>> extended = new HashMap<>();
    for (ComposeText text : byName.values()) {
      for (Home home : text.homes()) {
        home.extended()
            .ifPresent(
                name -> extended.computeIfAbsent(home.service(), _ -> new TreeSet<>()).add(name));
      }
    }
    return extended;
  }

  /** What was read so far. */
  Map<String, ComposeText> all() {
    return byName;
  }
}
