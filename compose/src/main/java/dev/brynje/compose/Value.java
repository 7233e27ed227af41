package dev.brynje.compose;

/**
 * A value of a project, as it stands after interpolation, {@code extends}, {@code include} and
 * merging. Its place is where the value that decided is written.
 */
public sealed interface Value permits Text, Items, Fields {
  /** Where it is written; of one that Compose supplies, what made it do so. */
  Place place();
}
