package dev.brynje.compose;

import java.util.regex.Pattern;

/** Which mutated files can be compared: what we mean to read otherwise is left out. */
final class Mutations {
  private static final Pattern WORD = Pattern.compile("[\\[{,]\\s*[?:]\\S");

  private Mutations() {}

  static boolean areComparable(String text) {
    return text.indexOf('\0') < 0
        && text.indexOf('\uFFFD') < 0
        && text.length() < 20_000
        // A variable that nobody knows, and what we do not refuse for its sake.
        && text.indexOf('$') < 0
        // go-yaml v4 takes these for the beginning of a word, v2 and we do not.
        && !WORD.matcher(text).find()
        // Files of variables that are not there.
        && !text.contains("env_file");
  }
}
