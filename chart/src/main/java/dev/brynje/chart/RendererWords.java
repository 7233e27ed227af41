package dev.brynje.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be told of a renderer's complaint. Renderers quote values, and values may be secrets: so
 * a word is kept only when it is one of their own, or is written in a file that may be quoted; each
 * other becomes an ellipsis.
 */
final class RendererWords {
  private static final String BETWEEN = "\\s\"'`<>()\\[\\],;|{}:=\\\\";

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<path>[\\w./-]+\\.(?:yaml|yml|tpl|txt|json))(?::\\d+){1,2}"
              + "|\\b(?:line|column) \\d+\\b"
              + "|(?<word>[^"
              + BETWEEN
              + "]+)");

  private static final Pattern LEFT_OUT = Pattern.compile("…(?:[" + BETWEEN + "]*…)+");

  /** With these a log begins its lines. */
  private static final Pattern CLOCK =
      Pattern.compile("(?m)^\\d{4}/\\d{2}/\\d{2} \\d{2}:\\d{2}:\\d{2} *");

  private static final Pattern WARNING = Pattern.compile("(?mi)^(\\S+\\.go:\\d+: )?warning: .*$");

  private static final int LONGEST = 400;
  private static final int BEGINNING = 120;

  private static final Set<String> OWN = own();

  /** What is written in files that may be quoted. */
  private final Set<String> written = new HashSet<>();

  private static Set<String> own() {
    try (InputStream words =
        Objects.requireNonNull(
            RendererWords.class.getResourceAsStream("renderer-words.txt"), "renderer-words.txt")) {
      String text = new String(words.readAllBytes(), StandardCharsets.UTF_8);
      return Set.copyOf(new HashSet<>(List.of(text.strip().split("\\s+"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a text that may be quoted. */
  void add(String text) {
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      String word = token.group();
      written.add(word);
      for (String part : parts(word)) {
        written.add(part);
      }
    }
  }

  private static String[] parts(String word) {
    return word.split("[./$@&+*!?#-]+");
  }

  /** A complaint on one line, without what may be a value; empty when nothing would be left. */
  String shown(String complaint) {
    String lines = CLOCK.matcher(complaint).replaceAll("");
    String words = WARNING.matcher(lines).replaceAll("").strip();
    String line = shortened((words.isEmpty() ? lines : words).strip().replaceAll("\\s+", " "));
    StringBuilder shown = new StringBuilder();
    Matcher token = TOKEN.matcher(line);
    int end = 0;
    while (token.find()) {
      shown.append(line, end, token.start()).append(may(token) ? token.group() : "…");
      end = token.end();
    }
    String left = shown.append(line, end, line.length()).toString();
    return LEFT_OUT.matcher(left).replaceAll("…");
  }

  /** What is wrong most often stands at the end, after all that led there. */
  private static String shortened(String line) {
    return line.length() <= LONGEST
        ? line
        : line.substring(0, line.lastIndexOf(' ', BEGINNING) + 1)
            + "… "
            + line.substring(line.indexOf(' ', line.length() - LONGEST + BEGINNING) + 1);
  }

  private boolean may(Matcher token) {
    if (token.group("path") != null) {
      return isKnown(token.group("path"));
    }
    return token.group("word") == null || isKnown(token.group("word"));
  }

  private boolean isKnown(String word) {
    if (written.contains(word)) {
      return true;
    }
    for (String part : parts(word)) {
      boolean known =
          part.isEmpty() || written.contains(part) || OWN.contains(part.toLowerCase(Locale.ROOT));
      if (!known) {
        return false;
      }
    }
    return true;
  }
}
