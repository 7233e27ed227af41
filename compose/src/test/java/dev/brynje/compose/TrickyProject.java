package dev.brynje.compose;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A project on which readers part ways.
 *
 * @param files texts by their paths
 * @param main the paths that are given
 * @param differs why we differ from Compose; empty where we do not
 */
record TrickyProject(String name, Map<String, String> files, List<String> main, String differs) {
  static final Path DIRECTORY = Path.of("/project").toAbsolutePath();

  /** What Compose files are made of. */
  static final List<String> TOKENS =
      List.of(
          "services:\n",
          "  a:\n",
          "image: a\n",
          "    ",
          "  ",
          "\n",
          ": ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          ", ",
          "\"",
          "'",
          "!reset ",
          "!override ",
          "&a ",
          "*a",
          "<<: *a\n",
          "x-a: ",
          "null",
          "~",
          "true",
          "yes",
          "1",
          "0.5",
          "80:80",
          "127.0.0.1:",
          "/udp",
          "${A}",
          "${A:-",
          "${A:?",
          "$$",
          "$",
          "}",
          "extends: ",
          "include: ",
          "environment: ",
          "ports: ",
          "volumes: ",
          "build: ",
          "networks: ",
          "secrets: ",
          "configs: ",
          "deploy: ",
          "depends_on: ",
          "env_file: ",
          "a=b",
          "/a:/b",
          "./a",
          "a:",
          ":ro",
          "---\n",
          "name: ",
          "version: \"3\"\n",
          "healthcheck: ");

  /** All of the table. */
  static List<TrickyProject> all() {
    try (InputStream table =
        Objects.requireNonNull(TrickyProject.class.getResourceAsStream("tricky.txt"))) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      List<TrickyProject> all = new ArrayList<>();
      String[] cases = text.split("(?m)^== ", -1);
      for (int i = 1; i < cases.length; i++) {
        all.add(parse(cases[i]));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TrickyProject parse(String text) {
    String name = text.substring(0, text.indexOf('\n'));
    Map<String, String> files = new LinkedHashMap<>();
    List<String> main = new ArrayList<>();
    StringBuilder differs = new StringBuilder();
    String file = "compose.yaml";
    StringBuilder content = new StringBuilder();
    for (String line : text.substring(name.length() + 1).split("(?<=\n)", -1)) {
      if (line.startsWith("!! ")) {
        differs.append(line.substring(3).strip());
      } else if (line.startsWith("@@ ")) {
        put(file, content, files);
        file = line.substring(3).strip();
        if (file.startsWith("+")) {
          file = file.substring(1);
          main.add(file);
        }
      } else {
        content.append(name.contains("windows line") ? line.replace("\n", "\r\n") : line);
      }
    }
    if (main.isEmpty()) {
      main.add(file);
      files.put(file, content.toString());
    } else {
      put(file, content, files);
    }
    return new TrickyProject(name, files, main, differs.toString());
  }

  private static void put(String file, StringBuilder content, Map<String, String> files) {
    if (!content.isEmpty()) {
      files.put(file, content.toString());
      content.setLength(0);
    }
  }

  /** With another text of its main file. */
  TrickyProject with(String text) {
    Map<String, String> changed = new LinkedHashMap<>(files);
    changed.put(main.getLast(), text);
    return new TrickyProject(name, changed, main, differs);
  }

  Reading read() {
    List<Path> given = main.stream().map(DIRECTORY::resolve).toList();
    return ProjectReader.read(
        DIRECTORY,
        given,
        path -> {
          String its = DIRECTORY.relativize(path).toString().replace('\\', '/');
          String text = files.get(its);
          return text == null
              ? new ProjectFiles.Content.Absent(its)
              : new ProjectFiles.Content.Bytes(its, text.getBytes(StandardCharsets.UTF_8));
        });
  }

  @Override
  public String toString() {
    return name;
  }
}
