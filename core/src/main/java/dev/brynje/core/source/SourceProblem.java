package dev.brynje.core.source;

/**
 * Why something that was asked for cannot be read.
 *
 * @param name as it is shown
 * @param reason what stands in the way, without a full stop
 * @param advice what to do about it
 */
public record SourceProblem(String name, String reason, String advice) {}
