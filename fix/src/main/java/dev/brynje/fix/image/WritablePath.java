package dev.brynje.fix.image;

/**
 * A directory that a program writes to.
 *
 * @param path absolute
 * @param filled whether the image has files there, which a mount would hide
 */
public record WritablePath(String path, boolean filled) {}
