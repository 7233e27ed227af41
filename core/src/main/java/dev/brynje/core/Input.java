package dev.brynje.core;

/**
 * What was judged.
 *
 * @param kind {@code file}, {@code stdin}, {@code image}
 * @param digest {@code sha256:…} of the bytes read, or the image's digest
 */
public record Input(String kind, String name, String digest) {}
