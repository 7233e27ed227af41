package dev.brynje.compose;

import dev.brynje.yaml.SourceText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads files of variables. One that is not there sets nothing. */
final class VariableFiles {
  /**
   * What a file says, over those before it.
   *
   * @param file what it is, its text kept by nobody
   */
  record Read(ComposeFile file, Map<String, Dotenv.Entry> entries, boolean found) {}

  /** How a file is written. */
  enum Format {
    DOTENV,
    /** Lines of {@code NAME=value}, in which nothing else means anything. */
    RAW
  }

  private final Sources sources;

  VariableFiles(Sources sources) {
    this.sources = sources;
  }

  /** Variables with those of files, where they have none of the name. */
  Variables over(Variables outer, List<Path> files) {
    Map<String, Dotenv.Entry> entries = new LinkedHashMap<>();
    for (Path file : files) {
      entries.putAll(read(file, Format.DOTENV, outer, entries).entries());
    }
    return outer.with(Dotenv.values(entries));
  }

  /**
   * Reads one.
   *
   * @param outer variables that win over its own where it uses one
   * @param before those of files before it
   */
  Read read(Path path, Format format, Template.Lookup outer, Map<String, Dotenv.Entry> before) {
    return switch (sources.content(path)) {
      case ProjectFiles.Content.Bytes(String name, byte[] bytes) ->
          read(name, bytes, format, outer, before);
      case ProjectFiles.Content.Absent(String name) ->
          new Read(new ComposeFile(name, new SourceText("")), before, false);
      case ProjectFiles.Content.Refused(String name, String reason, String advice) ->
          throw Refusal.of(name, reason, advice);
    };
  }

  private static Read read(
      String name,
      byte[] bytes,
      Format format,
      Template.Lookup outer,
      Map<String, Dotenv.Entry> before) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    SourceText source = new SourceText(text.startsWith("\uFEFF") ? text.substring(1) : text);
    ComposeFile file = new ComposeFile(name, source);
    if (format == Format.RAW) {
      return new Read(file, raw(source.text(), before), true);
    }
    try {
      return new Read(file, Dotenv.read(source.text(), outer, before), true);
    } catch (Dotenv.Unreadable e) {
      throw new Refusal(
          name,
          source.span(e.offset(), e.offset()),
          String.valueOf(e.getMessage()),
          "write NAME=value on a line of its own");
    }
  }

  private static Map<String, Dotenv.Entry> raw(String text, Map<String, Dotenv.Entry> before) {
    Map<String, Dotenv.Entry> entries = new LinkedHashMap<>(before);
    int start = 0;
    for (String line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.startsWith("#")) {
        String value = line.substring(equals + 1).stripTrailing();
        entries.put(line.substring(0, equals), new Dotenv.Entry(value, start, start + equals));
      }
      start += line.length() + 1;
    }
    return entries;
  }
}
