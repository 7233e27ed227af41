package dev.brynje.dockerfile;

import dev.brynje.yaml.Span;

/**
 * A here-document.
 *
 * @param name the word that ends it
 * @param descriptor the file descriptor before {@code <<}, 0 when there is none
 * @param expanded whether variables in it are replaced: its name is not quoted
 * @param chomped whether tabs before its lines are dropped: it begins with {@code <<-}
 * @param content its lines as they are written, without the one that ends it
 * @param span of the content
 */
public record Heredoc(
    String name, int descriptor, boolean expanded, boolean chomped, String content, Span span) {}
