package dev.brynje.yaml;

import java.util.List;

/**
 * What a text held: the documents that could be read, and what is wrong with the others.
 *
 * @param documents in order; empty ones are passed over
 * @param problems in order of position
 */
public record Reading(SourceText source, List<Document> documents, List<Problem> problems) {}
