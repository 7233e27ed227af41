package dev.brynje.yaml;

/**
 * A value in a document, as kubectl reads it: aliases stand for what they name (the same instance),
 * merge keys are merged, plain scalars are resolved by YAML 1.1's rules.
 */
public sealed interface Node permits Scalar, Sequence, Mapping {
  /** Where the value is written; of an aliased value, where its anchor is. */
  Span span();
}
