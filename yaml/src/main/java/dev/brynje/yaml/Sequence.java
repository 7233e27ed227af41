package dev.brynje.yaml;

import java.util.List;

/**
 * A list.
 *
 * @param flow written as {@code [a, b]}
 */
public record Sequence(Span span, List<Node> items, boolean flow) implements Node {}
