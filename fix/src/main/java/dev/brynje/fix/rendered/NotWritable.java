package dev.brynje.fix.rendered;

/** Nothing in the files can be seen that would give what is wanted; the message says why. */
final class NotWritable extends Exception {
  private static final long serialVersionUID = 1;

  NotWritable(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
