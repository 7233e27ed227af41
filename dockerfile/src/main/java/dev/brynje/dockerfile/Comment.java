package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;

/** A line that is a comment: its text after the {@code #}, without spaces around. */
public record Comment(String text, Span span) {}
