package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;

/**
 * A parser directive.
 *
 * @param name {@code syntax}, {@code escape} or {@code check}
 * @see <a href="https://docs.docker.com/reference/dockerfile/#parser-directives">Parser directives
 *     </a>
 */
public record Directive(String name, String value, Span span) {}
