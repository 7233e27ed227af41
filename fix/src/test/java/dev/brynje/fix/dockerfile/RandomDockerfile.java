package dev.brynje.fix.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes Dockerfiles with much to find in them, in many ways of writing. */
final class RandomDockerfile {
  private static final List<String> BASES =
      List.of(
          "debian:13.1",
          "ubuntu",
          "node:24-alpine",
          "python:3.14",
          "alpine:3.22",
          "nginx:1.29",
          "scratch",
          "gcr.io/distroless/static-debian12:nonroot",
          "registry.example.com/base:1.0",
          "${BASE}",
          "fedora:43",
          "--platform=linux/amd64 golang:1.25");

  private static final List<String> COMMANDS =
      List.of(
          "apt-get update",
          "apt-get install -y curl vim",
          "apt install nginx",
          "apk add curl",
          "apk update",
          "dnf install -y make",
          "pip install flask",
          "npm install",
          "yarn",
          "sudo make install",
          "curl -fsSLk https://example.com/a",
          "curl https://example.com/a | sh",
          "chmod -R 777 /app",
          "mkdir -p /app/data",
          "useradd -m web",
          "groupadd -g 300 web",
          "adduser -D -u 1234 web",
          "if [ -f a ]; then apt-get install b; fi",
          "set -ex",
          "echo 'a && b # c'",
          "cd /tmp",
          "bash -c \"apt-get install -y c\"",
          "x=$(apk add d)");

  private static final List<String> LINES =
      List.of(
          "WORKDIR app",
          "WORKDIR /srv",
          "COPY . .",
          "COPY package*.json ./",
          "ADD a /b",
          "ADD c.tgz /d",
          "ADD [\"e f\", \"/g\"]",
          "COPY --chmod=777 h /i",
          "USER root",
          "USER web",
          "USER 1000",
          "USER nobody:nogroup",
          "MAINTAINER A <a@example.com>",
          "VOLUME /srv/data",
          "VOLUME [\"/data\"]",
          "EXPOSE 80 8080",
          "ENV A=b",
          "ARG C=d",
          "ONBUILD USER root",
          "ONBUILD RUN apk add e",
          "HEALTHCHECK CMD f",
          "SHELL [\"/bin/bash\", \"-c\"]",
          "CMD api --port=8080",
          "CMD [\"api\"]",
          "CMD api $PORT",
          "ENTRYPOINT api",
          "ENTRYPOINT [\"gosu\", \"web\", \"api\"]");

  private final RandomGenerator random;
  private boolean small;
  private char escape;

  RandomDockerfile(RandomGenerator random) {
    this.random = random;
  }

  String next() {
    small = random.nextInt(6) == 0;
    escape = random.nextInt(12) == 0 ? '`' : '\\';
    List<String> lines = new ArrayList<>();
    if (escape == '`') {
      lines.add("# escape=`");
    }
    if (random.nextBoolean()) {
      lines.add("ARG BASE=debian:13.1");
    }
    for (int stage = random.nextInt(3); stage >= 0; stage--) {
      stage(stage, lines);
    }
    String text = String.join("\n", lines) + (random.nextInt(5) == 0 ? "" : "\n");
    String broken = random.nextInt(5) == 0 ? text.replace("\n", "\r\n") : text;
    return random.nextInt(10) == 0 ? "\uFEFF" + broken : broken;
  }

  private void stage(int number, List<String> lines) {
    String base = random.nextInt(4) == 0 ? "s" + (number + 1) : one(BASES);
    lines.add(cased("FROM " + base + (number > 0 ? " AS s" + number : "")));
    for (int i = random.nextInt(9); i > 0; i--) {
      if (random.nextInt(4) == 0) {
        lines.add(random.nextBoolean() ? "" : "# " + i + " why");
      }
      lines.add(random.nextBoolean() ? run() : indent() + cased(one(LINES)));
    }
  }

  private String indent() {
    return random.nextInt(8) == 0 ? "  " : "";
  }

  private String cased(String line) {
    int space = line.indexOf(' ');
    return small ? line.substring(0, space).toLowerCase(Locale.ROOT) + line.substring(space) : line;
  }

  private String run() {
    List<String> commands = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      commands.add(one(COMMANDS));
    }
    String mount = random.nextInt(8) == 0 ? "--mount=type=cache,target=/c " : "";
    String run = indent() + cased("RUN " + mount);
    String end = " " + escape + "\n";
    return switch (random.nextInt(7)) {
      case 0 -> run + String.join(end + "    && ", commands);
      case 1 -> run + String.join(" &&" + end + "\t", commands);
      case 2 -> run + String.join("; ", commands) + (random.nextBoolean() ? ";" : "");
      case 3 -> run + String.join(" &&" + end + "# note\n  ", commands);
      case 4 -> run + "<<EOF\n" + String.join("\n", commands) + "\nEOF";
      case 5 -> run + "[\"apt-get\", \"install\", \"-y\", \"a\"]";
      default -> run + String.join(" && ", commands);
    };
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
