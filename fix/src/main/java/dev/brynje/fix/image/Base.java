package dev.brynje.fix.image;

/**
 * An image that others are built upon, whose own user is root unless it is of no family.
 *
 * @param workdir where it starts programs; empty when that is not known
 */
public record Base(Family family, String workdir) {
  /** Of which nothing is known. */
  public static final Base UNKNOWN = new Base(Family.UNKNOWN, "");

  /** Nothing at all. */
  public static final Base SCRATCH = new Base(Family.NONE, "/");

  /** By what users are made. */
  public enum Family {
    /** {@code groupadd} and {@code useradd}; {@code adduser} is a script that asks. */
    DEBIAN,
    /** {@code addgroup} and {@code adduser} of BusyBox. */
    ALPINE,
    /** {@code groupadd} and {@code useradd}. */
    RED_HAT,
    /** There is no shell. */
    NONE,
    UNKNOWN
  }
}
