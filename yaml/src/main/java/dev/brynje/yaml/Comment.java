package dev.brynje.yaml;

import java.util.Optional;

/**
 * A comment of a text that was read.
 *
 * @param text what stands after the {@code #}, without spaces around
 * @param span from the {@code #} on
 * @param about the outermost value, with its key, that begins on the comment's line; of a comment
 *     alone on its line, on the next line that says something. Empty when none does
 */
public record Comment(String text, Span span, Optional<Span> about) {}
