package dev.brynje.compose;

import dev.brynje.yaml.Scalar;

/**
 * A single value.
 *
 * <p>A variable that the project's own files do not set, and for which no default is written, has
 * whatever value the one who starts the project gives it. Docker Compose takes it as blank, and so
 * does {@link #text()}; but {@link #known()} is false then, for nothing should be concluded from
 * it. The environment of this process is never looked at.
 */
public final class Text implements Value {
  /** Stands in {@link #raw} for a variable whose value nobody knows. No YAML holds it. */
  static final char UNKNOWN = '\uFFFF';

  private final String raw;
  private final Scalar.Type type;
  private final String written;
  private final boolean secret;
  private final Place place;

  private Text(String raw, Scalar.Type type, String written, boolean secret, Place place) {
    this.raw = raw;
    this.type = type;
    this.written = written;
    this.secret = secret;
    this.place = place;
  }

  static Text written(String text, Scalar.Type type, Place place) {
    return new Text(text, type, text, false, place);
  }

  /** One that Compose supplies. */
  static Text supplied(String text, Scalar.Type type, Place place) {
    return new Text(text, type, text, false, place);
  }

  /** From a file of variables: no output may show it. */
  static Text ofSecret(String text, Place place) {
    return new Text(text, Scalar.Type.STRING, "…", true, place);
  }

  /** With its variables replaced. */
  Text interpolated(String result, boolean holdsSecret) {
    return new Text(result, type, written, secret || holdsSecret, place);
  }

  /** A part of it, or what it means, that is shown as the whole. */
  Text part(String text, Scalar.Type ofType) {
    return new Text(text, ofType, written, secret, place);
  }

  /** A string that is part of it. */
  Text part(String text) {
    return part(text, Scalar.Type.STRING);
  }

  /** With a key before it. */
  Text prefixed(Field key, String separator) {
    return new Text(
        key.key() + separator + raw,
        Scalar.Type.STRING,
        key.shown() + separator + written,
        secret || isSecret(key),
        key.place().to(place));
  }

  /** A key, as a text of its own. */
  static Text of(Field key) {
    return new Text(key.key(), Scalar.Type.STRING, key.shown(), isSecret(key), key.place());
  }

  private static boolean isSecret(Field key) {
    return !key.key().equals(key.shown());
  }

  /** What it is; variables that nobody knows are left out. */
  public String text() {
    return known() ? raw : raw.replace(String.valueOf(UNKNOWN), "");
  }

  /** With {@link #UNKNOWN} for each variable that nobody knows. */
  String raw() {
    return raw;
  }

  /** Its type in YAML, or the one that Compose makes of its text. */
  public Scalar.Type type() {
    return type;
  }

  public boolean isNull() {
    return type == Scalar.Type.NULL;
  }

  boolean isString() {
    return type == Scalar.Type.STRING;
  }

  /** Whether it is known to be true, where a boolean stands. */
  public boolean isTrue() {
    return isOneOf("true", "y", "yes", "on");
  }

  /** Whether it is known to be false, where a boolean stands. */
  public boolean isFalse() {
    return isOneOf("false", "n", "no", "off");
  }

  private boolean isOneOf(String... words) {
    for (String word : words) {
      if (raw.equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether no variable in it is unset. */
  public boolean known() {
    return raw.indexOf(UNKNOWN) < 0;
  }

  /** Whether something in it comes from {@code .env} or a file of variables. */
  public boolean secret() {
    return secret;
  }

  /**
   * What an output may show of it: as it is written in the Compose file, with its variables. Only
   * an ellipsis for what is written in a file of variables.
   */
  public String shown() {
    return written;
  }

  /** What an output may show of a part of it: all of it where the part comes from a variable. */
  public String shown(String part) {
    return secret && !written.contains(part) ? written : part;
  }

  @Override
  public Place place() {
    return place;
  }

  @Override
  public String toString() {
    return written;
  }
}
