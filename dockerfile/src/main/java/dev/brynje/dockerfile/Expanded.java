package dev.brynje.dockerfile;

/**
 * A word whose quotes are gone and whose variables are replaced.
 *
 * @param text what it becomes; what is not known is left out of it
 * @param known whether all its variables are known
 * @param overridable whether a build argument can make it something else
 */
public record Expanded(String text, boolean known, boolean overridable) {}
