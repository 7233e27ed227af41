package dev.brynje.fix.image;

/**
 * A directory that a program writes to.
 *
 * @param path absolute
 * @param content what is there
 */
public record WritablePath(String path, Content content) {
  /** What a mount at a directory would hide, and what it would hold. */
  public enum Content {
    /** The image has nothing there, and the program writes little that it misses later. */
    EMPTY,
    /** The image has files there, which a mount would hide. */
    FILLED,
    /** The image has nothing there, and the program keeps there what grows, as data and logs. */
    DATA
  }
}
