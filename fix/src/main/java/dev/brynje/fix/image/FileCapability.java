package dev.brynje.fix.image;

/**
 * A capability that a file of an image carries, and without which the kernel does not execute it.
 *
 * @param name as manifests write it, as {@code NET_BIND_SERVICE}
 * @param source where this is known from
 */
public record FileCapability(String name, String source) {}
