package dev.brynje.core;

import java.util.List;

/**
 * Something that was asked for and could not be judged.
 *
 * @param reason what stood in the way, one sentence without a full stop
 * @param advice what to do about it
 * @param controls the controls that could not be judged; empty for all
 */
public record Unjudged(
    Location location, Resource resource, String reason, String advice, List<String> controls) {}
