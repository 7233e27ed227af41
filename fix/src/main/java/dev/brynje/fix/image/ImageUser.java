package dev.brynje.fix.image;

import java.util.OptionalLong;

/**
 * A user other than root that an image can run by.
 *
 * @param uid its number
 * @param gid the number of its group, where it is known
 * @param source where this is known from, as a person would say it
 */
public record ImageUser(long uid, OptionalLong gid, String source) {}
