package dev.brynje.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.yaml.testing.Mutator;
import dev.brynje.yaml.testing.Oracle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Compose takes is read as it reads it, and what it refuses is refused. */
class ComposeGoTest {
  private static Optional<Oracle> composeGo = Optional.empty();

  private static final int MUTATIONS = Integer.getInteger("brynje.compose.mutations", 20);

  @TempDir private Path directory;

  @BeforeAll
  static void find() {
    composeGo = Oracle.onPath("compose-go");
    assumeTrue(composeGo.isPresent(), "Compose's reader is not on the PATH: see tools/peers");
  }

  @Test
  void trickyProjectsAreReadAsComposeReadsThem() throws Exception {
    List<TrickyProject> all = TrickyProject.all();
    assertThat(all).hasSizeGreaterThan(200);

    List<TrickyProject> alike = all.stream().filter(one -> one.differs().isEmpty()).toList();
    assertThat(String.join("\n", differences(alike))).isEmpty();
  }

  @Test
  void whereWeSayThatWeDifferWeDo() throws Exception {
    List<TrickyProject> unlike =
        TrickyProject.all().stream().filter(one -> !one.differs().isEmpty()).toList();

    assertThat(differences(unlike)).hasSameSizeAs(unlike);
  }

  @Test
  void mutatedProjectsAreReadAsComposeReadsThem() throws Exception {
    List<TrickyProject> seeds =
        TrickyProject.all().stream().filter(one -> one.differs().isEmpty()).toList();
    List<TrickyProject> mutated = new ArrayList<>();
    long seed = Long.getLong("brynje.compose.seed", 20261129);
    for (TrickyProject project : seeds) {
      byte[] text =
          project
              .files()
              .getOrDefault(project.main().getLast(), "")
              .getBytes(StandardCharsets.UTF_8);
      Mutator mutator = new Mutator(seed++, List.of(text), TrickyProject.TOKENS);
      for (int i = 0; i < MUTATIONS; i++) {
        String changed = new String(mutator.next(), StandardCharsets.UTF_8);
        if (Mutations.areComparable(changed)) {
          mutated.add(project.with(changed));
        }
      }
    }

    assertThat(String.join("\n", differences(mutated))).isEmpty();
  }

  private List<String> differences(List<TrickyProject> projects) throws Exception {
    List<String> questions = new ArrayList<>();
    for (TrickyProject project : projects) {
      Map<String, Object> question = new LinkedHashMap<>();
      question.put("files", project.files());
      question.put("main", project.main());
      questions.add(JsonMapper.shared().writeValueAsString(question));
    }
    List<String> answers = composeGo.orElseThrow().answers(questions, directory);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < projects.size(); i++) {
      String theirs = theirs(JsonMapper.shared().readTree(answers.get(i)));
      String ours = ours(projects.get(i));
      boolean same =
          // Compose's own mistakes are not ours.
          theirs.startsWith("refused: panic")
              || (ours.startsWith("refused") ? theirs.startsWith("refused") : ours.equals(theirs));
      if (!same) {
        differences.add(
            "== %s\n%s\n--- theirs %s\n--- ours   %s"
                .formatted(projects.get(i).name(), projects.get(i).files(), theirs, ours));
      }
    }
    return differences;
  }

  private static String theirs(JsonNode answer) {
    return answer.has("error")
        ? "refused: " + answer.get("error").asString()
        : Models.theirs(answer).toString();
  }

  private static String ours(TrickyProject project) {
    return switch (project.read()) {
      case Reading.Read read -> Models.ours(read.project()).toString();
      case Reading.Refused refused ->
          "refused: %s:%d: %s"
              .formatted(
                  refused.file(), refused.problem().span().line(), refused.problem().message());
    };
  }
}
