package dev.brynje.dockerfile;

import dev.brynje.yaml.Problem;
import dev.brynje.yaml.SourceText;

/** What came of reading a Dockerfile. */
public sealed interface Reading {
  /** The text, decoded. */
  SourceText source();

  /** One that BuildKit would take. */
  record Read(SourceText source, Dockerfile dockerfile) implements Reading {}

  /** One that BuildKit would refuse, or that is beyond our bounds. */
  record Refused(SourceText source, Problem problem) implements Reading {}
}
