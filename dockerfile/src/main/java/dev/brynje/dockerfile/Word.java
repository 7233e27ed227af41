package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;

/**
 * A word of an instruction, as it is written: with its quotes and variables, without the breaks of
 * continued lines.
 */
public record Word(String text, Span span) {}
