package dev.brynje.dockerfile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** BuildKit's own reader, as {@code tools/oracles/dockerfile} puts it on a line. */
final class BuildKit {
  private final Path program;

  private BuildKit(Path program) {
    this.program = program;
  }

  /** The one on the PATH, if there is one. */
  static Optional<BuildKit> onPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "dockerfile"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(BuildKit::new);
  }

  /** Its answers to questions in JSON, a line each. */
  List<JsonNode> answers(List<?> questions, Path directory)
      throws IOException, InterruptedException {
    Path in = directory.resolve("questions");
    Path out = directory.resolve("answers");
    Path err = directory.resolve("complaints");
    Files.write(in, questions.stream().map(JsonMapper.shared()::writeValueAsString).toList());
    Process process =
        new ProcessBuilder(program.toString())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(program + " did not answer");
    }
    List<JsonNode> answers = new ArrayList<>();
    for (String line : Files.readAllLines(out)) {
      answers.add(JsonMapper.shared().readTree(line));
    }
    if (process.exitValue() != 0 || answers.size() != questions.size()) {
      throw new IOException(program + " failed: " + Files.readString(err));
    }
    return answers;
  }
}
