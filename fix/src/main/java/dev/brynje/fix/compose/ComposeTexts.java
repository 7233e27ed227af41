package dev.brynje.fix.compose;

import dev.brynje.fix.SourceFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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

  /** What was read so far. */
  Map<String, ComposeText> all() {
    return byName;
  }
}
