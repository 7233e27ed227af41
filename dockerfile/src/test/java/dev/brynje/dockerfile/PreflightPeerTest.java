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
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What BuildKit would begin to build is accepted, and what it would not is refused. */
class PreflightPeerTest {
  /** Values of the machine that builds, Git over SSH, which asks a host, and warnings as errors. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("TARGET|BUILD[A-Z]|EPOCH|ssh://|(?is:add.*@)|check=|indows|[\\u00A0\\x00]");

  private static final Pattern ON_NOTHING =
      Pattern.compile("(?s)(?!.*(?i:from)\\s+(?!scratch\\b)).*");

  private static Optional<BuildKit> buildKit = Optional.empty();

  @TempDir private Path directory;

  @BeforeAll
  static void find() {
    buildKit = BuildKit.preflight();
    assumeTrue(buildKit.isPresent(), "BuildKit is not on the PATH: see tools/peers");
  }

  @Test
  void theTableSaysWhatBuildKitSays() throws Exception {
    List<RefusedBuilds.Case> cases = RefusedBuilds.all();
    List<JsonNode> answers = answers(cases.stream().map(RefusedBuilds.Case::file).toList());

    List<String> differences = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      RefusedBuilds.Case one = cases.get(i);
      boolean refused = answers.get(i).has("error");
      if (refused != (one.isRefused() || one.left()) || !isAt(one, answers.get(i))) {
        differences.add(difference(one.file(), answers.get(i), one.answer()));
      }
    }
    assertThat(differences).isEmpty();
  }

  private static String difference(String file, JsonNode theirs, String ours) {
    return "%s\n--- theirs %s\n--- ours   %s".formatted(file, theirs, ours);
  }

  /** What ONBUILD adds is wrong where it is written; BuildKit names the FROM that brings it. */
  private static boolean isAt(RefusedBuilds.Case ours, JsonNode theirs) {
    if (!ours.isRefused() || !theirs.has("lines") || ours.file().contains("ONBUILD")) {
      return true;
    }
    int line = Integer.parseInt(ours.answer().substring(0, ours.answer().indexOf(':')));
    for (JsonNode range : theirs.get("lines")) {
      if (range.get(0).asInt() <= line && line <= range.get(1).asInt()) {
        return true;
      }
    }
    return false;
  }

  /** On no base image, where nothing is left to it. */
  @Test
  void mutatedFilesAreRefusedAsBuildKitRefusesThem() throws Exception {
    List<String> readable = new ArrayList<>(TrickyDockerfiles.all());
    RefusedBuilds.all().forEach(one -> readable.add(one.file()));
    List<byte[]> seeds =
        readable.stream()
            .map(file -> file.replaceAll("(?im)^(from +)[a-z]+$", "$1scratch"))
            .map(file -> file.getBytes(StandardCharsets.UTF_8))
            .toList();
    Mutator mutator = new Mutator(20261130, seeds, TrickyDockerfiles.TOKENS);
    List<String> files = new ArrayList<>();
    while (files.size() < 20_000) {
      String file = new String(mutator.next(), StandardCharsets.UTF_8);
      if (file.indexOf('\uFFFD') < 0 && file.length() < 20_000 && !ELSEWHERE.matcher(file).find()) {
        files.add(file);
      }
    }

    List<JsonNode> answers = answers(files);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      String ours = RefusedBuilds.answer(files.get(i));
      boolean refused = answers.get(i).has("error");
      boolean unknown = refused && !ON_NOTHING.matcher(files.get(i)).matches();
      if (refused == ours.equals("accepted") && !unknown) {
        differences.add(difference(files.get(i), answers.get(i), ours));
      }
    }
    assertThat(differences).isEmpty();
  }

  private List<JsonNode> answers(List<String> files) throws IOException, InterruptedException {
    List<Map<String, String>> questions =
        files.stream().map(file -> Map.of("build", file.isEmpty() ? "\n" : file)).toList();
    return buildKit.orElseThrow().answers(questions, directory);
  }
}
