package dev.brynje.yaml.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document, or stream of them, on which readers of YAML part ways, with what kubectl reads in it.
 *
 * @param line as the table {@code tricky.tsv} has it
 * @param trees each document read, as JSON with sorted keys
 */
public record TrickyDocument(String line, List<String> trees, Outcome outcome) {
  /** How the reading ends. */
  public enum Outcome {
    READ,
    /** Refused by kubectl after the documents before. */
    REFUSED,
    /** Refused only by us, for a key that is given twice. */
    TWICE
  }

  private static final String HEADER = "apiVersion: v1\nkind: T\nmetadata: {name: t}\n";
  private static final String HEADER_TREE =
      "\"apiVersion\":\"v1\",\"kind\":\"T\",\"metadata\":{\"name\":\"t\"}";
  private static final Pattern REPEATED = Pattern.compile("\\\\R(\\d+)\\{(.*?)}");

  /** All of the table. */
  public static List<TrickyDocument> all() {
    try (InputStream table =
        Objects.requireNonNull(
            TrickyDocument.class.getResourceAsStream("/dev/brynje/yaml/tricky.tsv"))) {
      List<TrickyDocument> documents = new ArrayList<>();
      for (String line : new String(table.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (line.indexOf('\t') >= 0 && !line.startsWith("##")) {
          documents.add(parse(line));
        }
      }
      return documents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes to read. */
  public byte[] input() {
    return unescaped(line.substring(0, line.indexOf('\t')));
  }

  private static TrickyDocument parse(String line) {
    String[] columns = line.split("\t", -1);
    Outcome outcome = Outcome.READ;
    List<String> trees = new ArrayList<>();
    for (int i = 1; i < columns.length; i++) {
      switch (columns[i]) {
        case "refused" -> outcome = Outcome.REFUSED;
        case "twice" -> outcome = Outcome.TWICE;
        case "" -> {}
        default -> trees.add(repeated(columns[i].replace("$", HEADER_TREE)));
      }
    }
    return new TrickyDocument(line, trees, outcome);
  }

  private static String repeated(String text) {
    return REPEATED
        .matcher(text)
        .replaceAll((MatchResult match) ->
            Matcher.quoteReplacement(match.group(2).repeat(Integer.parseInt(match.group(1)))));
  }

  private static byte[] unescaped(String escaped) {
    String text = repeated(escaped);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' && c != '$') {
        continue;
      }
      out.writeBytes(text.substring(plain, i).getBytes(StandardCharsets.UTF_8));
      if (c == '$') {
        out.writeBytes(HEADER.getBytes(StandardCharsets.UTF_8));
      } else {
        i++;
        char kind = text.charAt(i);
        int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        int code = digits == 0 ? 0 : Integer.parseInt(text.substring(i + 1, i + 1 + digits), 16);
        switch (kind) {
          case 'n' -> out.write('\n');
          case 'r' -> out.write('\r');
          case 't' -> out.write('\t');
          case '\\' -> out.write('\\');
          case 'x' -> out.write(code);
          case 'u', 'U' ->
              out.writeBytes(Character.toString(code).getBytes(StandardCharsets.UTF_8));
          default -> throw new IllegalArgumentException("no such escape: " + escaped);
        }
        i += digits;
      }
      plain = i + 1;
    }
    out.writeBytes(text.substring(plain).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  @Override
  public String toString() {
    return line.length() <= 120 ? line : line.substring(0, 120) + "…";
  }
}
