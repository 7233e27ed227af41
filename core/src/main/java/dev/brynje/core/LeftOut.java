package dev.brynje.core;

/**
 * Another tool's check that no control stands for.
 *
 * @param source the tool, by its key in {@link Control#references}
 * @param id the check, as the tool names it
 * @param reason why, a sentence without a full stop
 */
public record LeftOut(String source, String id, String reason) {}
