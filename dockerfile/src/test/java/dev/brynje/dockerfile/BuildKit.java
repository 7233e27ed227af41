package dev.brynje.dockerfile;

import dev.brynje.yaml.testing.Oracle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** BuildKit itself, as the programs in {@code tools/oracles} put it on a line. */
final class BuildKit {
  private final Oracle oracle;

  private BuildKit(Oracle oracle) {
    this.oracle = oracle;
  }

  /** Its reader, if that is on the PATH. */
  static Optional<BuildKit> reader() {
    return Oracle.onPath("dockerfile").map(BuildKit::new);
  }

  /** What it does before it builds, if that is on the PATH. */
  static Optional<BuildKit> preflight() {
    return Oracle.onPath("dockerfile-build").map(BuildKit::new);
  }

  /** Its answers to questions in JSON, a line each. */
  List<JsonNode> answers(List<?> questions, Path directory)
      throws IOException, InterruptedException {
    List<String> lines = questions.stream().map(JsonMapper.shared()::writeValueAsString).toList();
    List<JsonNode> answers = new ArrayList<>();
    for (String line : oracle.answers(lines, directory)) {
      answers.add(JsonMapper.shared().readTree(line));
    }
    return answers;
  }
}
