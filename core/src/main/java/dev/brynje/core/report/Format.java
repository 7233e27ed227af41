package dev.brynje.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The forms in which an Assessment is written, and the file names that ask for each. */
public enum Format {
  TEXT("text", ".txt", ".log"),
  JSON("json", ".json"),
  SARIF("sarif", ".sarif", ".sarif.json", ".json"),
  JUNIT("junit", ".xml"),
  MARKDOWN("markdown", ".md", ".markdown"),
  HTML("html", ".html", ".htm"),
  GITHUB("github"),
  GITLAB(
      "gitlab",
      "gl-code-quality-report.json",
      "codequality.json",
      "code-quality.json",
      "code_quality.json",
      ".json");

  private final String word;

  /** Apart by spaces: a list would not be immutable to the compiler. */
  private final String endings;

  Format(String word, String... endings) {
    this.word = word;
    this.endings = String.join(" ", endings);
  }

  /** The word of the command line. */
  public String word() {
    return word;
  }

  /** The format of a word that is known to be one. */
  public static Format of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The words of all. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Format format : values()) {
      words.add(format.word);
    }
    return words;
  }

  /**
   * What a file of this name may hold, the most likely first; empty when its ending says nothing. A
   * name that ends in nothing may hold any.
   */
  public static List<Format> ofFile(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    List<Format> fitting = new ArrayList<>();
    int longest = 0;
    for (Format format : values()) {
      int length = format.longestEnding(file);
      if (length > longest) {
        fitting.addFirst(format);
        longest = length;
      } else if (length > 0) {
        fitting.add(format);
      }
    }
    return fitting.isEmpty() && file.lastIndexOf('.') <= 0 ? List.of(values()) : fitting;
  }

  private int longestEnding(String file) {
    int longest = 0;
    for (String ending : endings.split(" ", -1)) {
      if (!ending.isEmpty() && file.endsWith(ending)) {
        longest = Math.max(longest, ending.length());
      }
    }
    return longest;
  }
}
