package dev.brynje.cli.network;

import dev.brynje.network.reach.Answer;

/**
 * An answer with its reasons.
 *
 * @param text as it is printed
 */
public record Asked(Answer answer, String text) {}
