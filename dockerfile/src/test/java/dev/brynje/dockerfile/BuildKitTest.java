package dev.brynje.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.yaml.testing.Mutator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What BuildKit takes is read as it reads it, and what it refuses is refused. */
class BuildKitTest {
  private static Optional<BuildKit> buildKit = Optional.empty();

  @TempDir private Path directory;

  @BeforeAll
  static void find() {
    buildKit = BuildKit.reader();
    assumeTrue(buildKit.isPresent(), "BuildKit's reader is not on the PATH: see tools/peers");
  }

  @Test
  void trickyFilesAreReadAsBuildKitReadsThem() throws Exception {
    List<String> files = TrickyDockerfiles.all();
    assertThat(files).hasSizeGreaterThan(200);

    assertThat(differences(files)).isEmpty();
  }

  @Test
  void mutatedFilesAreReadAsBuildKitReadsThem() throws Exception {
    List<byte[]> seeds =
        TrickyDockerfiles.all().stream()
            .map(file -> file.getBytes(StandardCharsets.UTF_8))
            .toList();
    Mutator mutator = new Mutator(20261129, seeds, TrickyDockerfiles.TOKENS);
    List<String> files = new ArrayList<>();
    while (files.size() < 5000) {
      String file = new String(mutator.next(), StandardCharsets.UTF_8);
      if (file.indexOf('\0') < 0 && file.indexOf('\uFFFD') < 0 && file.length() < 20_000) {
        files.add(file);
      }
    }

    assertThat(differences(files)).isEmpty();
  }

  @Test
  void wordsBecomeWhatBuildKitMakesOfThem() throws Exception {
    Map<String, String> env = Map.of("a", "one", "b", "", "path", "/usr/local/lib/x.tar.gz");
    List<Object> questions = new ArrayList<>();
    List<String> words = TrickyDockerfiles.words();
    for (String word : words) {
      for (String escape : List.of("\\", "`")) {
        List<String> set =
            env.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
        questions.add(Map.of("word", word, "escape", escape, "env", set));
      }
    }
    List<JsonNode> answers = buildKit.orElseThrow().answers(questions, directory);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      String word = words.get(i / 2);
      String theirs =
          answers.get(i).has("text") ? answers.get(i).get("text").asString() : "refused";
      String ours;
      try {
        ours =
            Lexer.expand(
                    word,
                    i % 2 == 0 ? '\\' : '`',
                    name ->
                        env.containsKey(name)
                            ? Variables.Value.of(env.get(name))
                            : Variables.Value.UNSET)
                .text();
      } catch (WordException _) {
        ours = "refused";
      }
      if (!ours.equals(theirs)) {
        differences.add("%s\n  theirs %s\n  ours   %s".formatted(word, answers.get(i), ours));
      }
    }
    assertThat(differences).isEmpty();
  }

  private List<String> differences(List<String> files) throws IOException, InterruptedException {
    List<JsonNode> answers = buildKit.orElseThrow().answers(files, directory);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      String ours = ours(files.get(i));
      String theirs = theirs(answers.get(i));
      boolean same =
          ours.startsWith("refused") ? theirs.startsWith("refused") : ours.equals(theirs);
      if (!same) {
        differences.add("%s\n--- theirs %s\n--- ours   %s".formatted(files.get(i), theirs, ours));
      }
    }
    return differences;
  }

  private static String theirs(JsonNode answer) {
    if (answer.isObject()) {
      return "refused: " + answer.get("error").asString();
    }
    List<List<String>> all = new ArrayList<>();
    for (JsonNode one : answer) {
      List<String> words = new ArrayList<>();
      one.forEach(word -> words.add(word.asString()));
      // What is done later is not compared.
      boolean later = words.getFirst().equals("ONBUILD");
      all.add(later ? withoutTrigger(words) : words);
    }
    return all.toString();
  }

  private static List<String> withoutTrigger(List<String> words) {
    List<String> rest = new ArrayList<>(words);
    rest.remove(rest.size() > 1 && rest.get(1).startsWith("--") ? 2 : 1);
    rest.removeIf(word -> !word.equals("ONBUILD") && !word.startsWith("<<"));
    return rest;
  }

  private static String ours(String file) {
    return switch (DockerfileReader.read(file.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read read -> Trees.of(read.dockerfile()).toString();
      case Reading.Refused refused -> "refused: " + refused.problem().message();
    };
  }
}
