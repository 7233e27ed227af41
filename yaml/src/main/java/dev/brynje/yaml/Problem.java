package dev.brynje.yaml;

/**
 * Why a document, or a whole text, cannot be read.
 *
 * @param message what is wrong, one line without a full stop
 * @param advice what to do about it, one line
 */
public record Problem(Span span, String message, String advice) {}
