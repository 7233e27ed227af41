package dev.brynje.network.model;

/**
 * A host that something is told to speak with.
 *
 * @param host a name or an address
 * @param port 0 when none is said
 * @param where it is said, as {@code env DATABASE_URL}
 */
public record Mention(String host, int port, String where, Origin origin) {}
