package dev.brynje.yaml;

import org.jspecify.annotations.Nullable;

/** A value that aliases may name; without a node while it is still being read. */
final class Anchor {
  @Nullable Node node;
  long size;
  long characters;
  int height;
  @Nullable String key;
}
