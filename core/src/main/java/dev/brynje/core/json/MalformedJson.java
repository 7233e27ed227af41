package dev.brynje.core.json;

/** A text is no JSON, or larger than any that is read. Its message is one line, without a place. */
public final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1;

  MalformedJson(String message) {
    super(message);
  }

  /** What is wrong, as the rest of a sentence about the file. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
