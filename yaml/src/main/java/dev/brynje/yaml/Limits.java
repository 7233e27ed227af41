package dev.brynje.yaml;

/**
 * How much of an untrusted text is read.
 *
 * @param bytes of the whole text
 * @param depth of nesting; kubectl ends at 10,000
 * @param nodes of one text, aliased values counted each time they are used
 */
public record Limits(long bytes, int depth, int nodes) {
  /** 16 MiB, 10,000 levels, a million values: far beyond what an API server takes. */
  public static final Limits DEFAULT = new Limits(16L << 20, 10_000, 1_000_000);
}
