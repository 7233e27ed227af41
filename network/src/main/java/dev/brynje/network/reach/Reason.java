package dev.brynje.network.reach;

import dev.brynje.network.model.Origin;

/**
 * What had a say in a decision.
 *
 * @param text in words, without a full stop
 * @param origin where that is written; nowhere when nothing is
 */
public record Reason(String text, Origin origin) {}
