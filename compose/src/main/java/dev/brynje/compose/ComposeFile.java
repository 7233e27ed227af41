package dev.brynje.compose;

import dev.brynje.yaml.SourceText;

/**
 * A file that takes part in a project: one that was named, or one that another extends or includes.
 *
 * @param name as it is shown
 */
public record ComposeFile(String name, SourceText source) {}
