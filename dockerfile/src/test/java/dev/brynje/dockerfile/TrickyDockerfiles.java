package dev.brynje.dockerfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Dockerfiles that are easily read wrongly. */
final class TrickyDockerfiles {
  static final List<String> TOKENS =
      List.of(
          "FROM ",
          "RUN ",
          "COPY ",
          "ADD ",
          "ENV ",
          "ARG ",
          "LABEL ",
          "USER ",
          "WORKDIR ",
          "CMD ",
          "ENTRYPOINT ",
          "SHELL ",
          "HEALTHCHECK ",
          "ONBUILD ",
          "EXPOSE ",
          "VOLUME ",
          "STOPSIGNAL ",
          "MAINTAINER ",
          "\\\n",
          "`\n",
          "# ",
          "# escape=`\n",
          "# syntax=x\n",
          "<<EOF",
          "<<-EOF",
          "EOF\n",
          "<<'EOF'",
          "<<\"E F\"",
          "--mount=type=secret,id=a",
          "--from=a",
          "--chown=1:1",
          "--link",
          "--platform=$X",
          "--",
          "[\"a\", \"b\"]",
          "[]",
          "[1]",
          "AS b",
          "as ",
          "${a:-b}",
          "$a",
          "'",
          "\"",
          "\\",
          "=",
          " ",
          "\t",
          "\n",
          "\r\n",
          "NONE",
          "\u00A0",
          "\uFEFF");

  private TrickyDockerfiles() {}

  /** Those of the table, and each instruction after each kind of beginning. */
  static List<String> all() throws IOException {
    List<String> files = new ArrayList<>();
    for (String file : text("tricky.txt").split("(?m)^=====.*\n", -1)) {
      if (!file.isEmpty()) {
        files.add(file.replace("\u2423", " ").replace("\u21E5", "\t").replace("\u21B5", "\r"));
      }
    }
    for (String line : text("instructions.txt").lines().toList()) {
      files.add("FROM alpine\n" + line + "\n");
      files.add("# escape=`\nFROM alpine\n" + line + " `\n  more\n");
      files.add("FROM alpine\nONBUILD " + line + "\n");
    }
    return files;
  }

  /** Words with quotes and variables. */
  static List<String> words() throws IOException {
    return text("words.txt").lines().toList();
  }

  private static String text(String name) throws IOException {
    try (InputStream in = TrickyDockerfiles.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
