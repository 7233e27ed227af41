package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;
import java.util.Optional;

/**
 * A name with its value.
 *
 * @param value as it is written, with quotes and variables; empty for an ARG without one
 * @param span of both
 */
public record Pair(Word name, Optional<Word> value, Span span) {}
