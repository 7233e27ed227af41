package dev.brynje.e2e.peers;

import dev.brynje.e2e.Product;
import dev.brynje.e2e.Product.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A tool that judges manifests, run on a whole directory. */
enum Peer {
  KUBE_SCORE("kube-score") {
    @Override
    List<String> command(Path directory) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  id(),
                  "score",
                  "-o",
                  "json",
                  "--all-default-optional",
                  "--kubernetes-version",
                  "v1.34"));
      try (Stream<Path> files = Files.list(directory)) {
        files.map(Path::toString).sorted().forEach(command::add);
      }
      return command;
    }

    @Override
    void read(JsonNode answer, Map<String, Set<String>> failed) {
      for (JsonNode object : answer) {
        for (JsonNode check : object.path("checks")) {
          if (!check.path("skipped").asBoolean() && check.path("grade").asInt() < 10) {
            add(failed, object.path("file_name"), check.path("check").path("id"));
          }
        }
      }
    }
  },
  CHECKOV("checkov") {
    @Override
    List<String> command(Path directory) {
      return List.of(
          id(),
          "-d",
          directory.toString(),
          "--framework",
          "kubernetes",
          "-o",
          "json",
          "--compact",
          "--quiet",
          "--skip-download");
    }

    @Override
    void read(JsonNode answer, Map<String, Set<String>> failed) {
      for (JsonNode check : answer.path("results").path("failed_checks")) {
        add(failed, check.path("file_path"), check.path("check_id"));
      }
      if (answer.path("summary").path("parsing_errors").asInt() != 0) {
        throw new IllegalStateException(answer.path("results").path("parsing_errors").toString());
      }
    }
  };

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final String id;

  Peer(String id) {
    this.id = id;
  }

  /** Its name, on the PATH and in the catalogue. */
  String id() {
    return id;
  }

  boolean present() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, id)));
  }

  /** The ids of the checks that fail, by file name. */
  Map<String, Set<String>> judge(Path directory) throws IOException, InterruptedException {
    Map<String, Set<String>> failed = new TreeMap<>();
    Run run = new Product().within(LIMIT).start(command(directory));
    try {
      read(run.json(), failed);
    } catch (JacksonException e) {
      throw new IOException(id + " says no JSON: " + run.err(), e);
    }
    return failed;
  }

  abstract List<String> command(Path directory) throws IOException;

  abstract void read(JsonNode answer, Map<String, Set<String>> failed);

  private static void add(Map<String, Set<String>> failed, JsonNode file, JsonNode check) {
    String name = Path.of(file.asString()).getFileName().toString();
    failed.computeIfAbsent(name, _ -> new TreeSet<>()).add(check.asString());
  }
}
