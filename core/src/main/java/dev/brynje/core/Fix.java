package dev.brynje.core;

/**
 * What {@code fix} can do about a finding.
 *
 * @param description the edit in words
 */
public record Fix(String description) {}
