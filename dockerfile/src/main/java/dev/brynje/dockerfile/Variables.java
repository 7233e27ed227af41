package dev.brynje.dockerfile;

/** What variables hold where a word is expanded. */
@FunctionalInterface
public interface Variables {
  /** No variable is set. */
  Variables NONE = _ -> Value.UNSET;

  /** What is known of one. */
  Value get(String name);

  /**
   * What is known of a variable.
   *
   * @param state whether it is set
   * @param text its value; of one that is not known the empty text
   */
  record Value(State state, String text) {
    /** Not set. */
    public static final Value UNSET = new Value(State.UNSET, "");

    /** Given at build time, or not at all. */
    public static final Value UNGIVEN = new Value(State.UNGIVEN, "");

    /** Given at build time, or by the base image. */
    public static final Value UNKNOWN = new Value(State.UNKNOWN, "");

    /** A variable that holds this. */
    public static Value of(String text) {
      return new Value(State.SET, text);
    }

    /** A variable that holds this unless the build says otherwise. */
    public static Value byDefault(String text) {
      return new Value(State.DEFAULT, text);
    }
  }

  /** Whether a variable is set. */
  enum State {
    SET,
    /** Set, and a build argument may set it otherwise. */
    DEFAULT,
    UNSET,
    /** An argument without a default: unset unless the build gives it. */
    UNGIVEN,
    UNKNOWN
  }
}
