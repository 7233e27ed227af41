package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;

/**
 * A flag before an instruction's words.
 *
 * @param name without its dashes
 * @param value what stands after its equals sign, without quotes; {@code true} for one without it
 */
public record Flag(String name, String value, Span span) {}
