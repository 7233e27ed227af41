package dev.brynje.compose;

import dev.brynje.yaml.Dialect;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Problem;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import dev.brynje.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the files of one project, each once. */
final class Sources {
  private static final Limits LIMITS = new Limits(4 << 20, 200, 100_000);
  private static final int MOST_FILES = 500;
  private static final Span START = new Span(0, 0, 1, 1, 1, 1);

  /**
   * A document of a Compose file, as it is written.
   *
   * @param dropped paths whose value in files before does not count
   */
  record Written(Fields fields, Set<String> dropped) {
    Written {
      dropped = Aliases.resolved(dropped);
    }
  }

  private final ProjectFiles files;
  private final Allowance allowance;
  private final List<ComposeFile> read = new ArrayList<>();
  private final Map<Path, List<Written>> byPath = new HashMap<>();

  Sources(ProjectFiles files, Allowance allowance) {
    this.files = files;
    this.allowance = allowance;
  }

  Allowance allowance() {
    return allowance;
  }

  /** All Compose files that were read, the first first. */
  List<ComposeFile> read() {
    return read;
  }

  ProjectFiles.Content content(Path path) {
    return files.read(path);
  }

  /** The documents of a Compose file that was named by the user. */
  List<Written> given(Path path) {
    return documents(path, Optional.empty());
  }

  /** The documents of a Compose file that another one names. */
  List<Written> named(Path path, Text by) {
    return documents(path, Optional.of(by));
  }

  private List<Written> documents(Path path, Optional<Text> by) {
    List<Written> known = byPath.get(path);
    if (known == null) {
      known =
          switch (files.read(path)) {
            case ProjectFiles.Content.Bytes(String name, byte[] bytes) -> documents(name, bytes);
            case ProjectFiles.Content.Absent(String name) ->
                throw missing(name, "there is no such file", "correct the path", by);
            case ProjectFiles.Content.Refused(String name, String reason, String advice) ->
                throw missing(name, reason, advice, by);
          };
      byPath.put(path, known);
    }
    return known;
  }

  private static Refusal missing(String name, String reason, String advice, Optional<Text> by) {
    return by.isEmpty()
        ? Refusal.of(name, reason, advice)
        : new Refusal(by.get().place(), "\"%s\": %s".formatted(Shown.of(by.get()), reason), advice);
  }

  private List<Written> documents(String name, byte[] bytes) {
    var reading = YamlReader.read(bytes, LIMITS, Dialect.COMPOSE);
    if (!reading.problems().isEmpty()) {
      Problem problem = reading.problems().getFirst();
      throw new Refusal(name, problem.span(), problem.message(), problem.advice());
    }
    if (!reading.unread().isEmpty()) {
      throw new Refusal(
          name,
          reading.unread().getFirst(),
          "what stands here belongs to no document",
          "separate documents by ---");
    }
    ComposeFile file = new ComposeFile(name, reading.source());
    if (read.size() == MOST_FILES) {
      throw new Refusal(
          name, START, "the project has more than %d files".formatted(MOST_FILES), "split it");
    }
    read.add(file);
    if (reading.documents().isEmpty() && !isBlank(file.source())) {
      throw Refusal.of(name, "a Compose file must be a mapping", "begin it with services:");
    }
    List<Written> documents = new ArrayList<>();
    for (Document document : reading.documents()) {
      DocumentValues values = new DocumentValues(file, document, allowance);
      Place place = new Place(file, document.root().span());
      Value root = values.of(document.root()).orElseGet(() -> Fields.none(place));
      if (!(root instanceof Fields fields)) {
        throw new Refusal(place, "a Compose file must be a mapping", "begin it with services:");
      }
      documents.add(new Written(fields, Set.copyOf(values.dropped())));
    }
    return documents;
  }

  /** Whether there is nothing but comments. */
  private static boolean isBlank(SourceText source) {
    for (int line = 1; line <= source.lines(); line++) {
      String text = source.line(line).strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        return false;
      }
    }
    return true;
  }
}
