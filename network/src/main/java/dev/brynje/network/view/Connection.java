package dev.brynje.network.view;

import dev.brynje.network.reach.Reach;

/**
 * What is open from one end to another.
 *
 * @param reach never empty: what is neither open nor unknown is left out of lists
 */
public record Connection(End from, End to, Reach reach) {}
