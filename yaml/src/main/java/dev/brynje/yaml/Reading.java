package dev.brynje.yaml;

import java.util.List;

/**
 * What a text held: the documents that could be read, and what is wrong with the others.
 *
 * @param documents in order; empty ones are passed over
 * @param problems in order of position
 * @param unread the lines at which reading stopped in the middle of a document, as kubectl does,
 *     after {@code ...} or after the value that a document consists of; what follows there reaches
 *     no cluster
 */
public record Reading(
    SourceText source, List<Document> documents, List<Problem> problems, List<Span> unread) {}
