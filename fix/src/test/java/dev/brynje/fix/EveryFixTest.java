package dev.brynje.fix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.fix.diff.Difference;
import dev.brynje.fix.diff.Patch;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every fix of the examples, and of thousands of real manifests. */
class EveryFixTest {
  @TempDir Path directory = Path.of("unset");

  @ParameterizedTest
  @EnumSource
  void aFixDoesWhatItSaysAndNothingElse(Origin origin) throws Exception {
    origin.fixed().parallelStream().forEach(fixed -> verify(fixed, Fixing.PLAIN));
  }

  @ParameterizedTest
  @EnumSource
  void soDoesOneForWhichEverythingIsDecided(Origin origin) throws Exception {
    origin.files().parallelStream()
        .map(file -> Fixed.by(Fixing.UNSAFE, file.name(), file.bytes()))
        .forEach(fixed -> verify(fixed, Fixing.UNSAFE));
  }

  private static void verify(Fixed fixed, Fixing fixing) {
    fixed.canBeUndone().saysWhatWasWanted().onlyMakesFindingsGo(fixing);
  }

  @ParameterizedTest
  @EnumSource
  void gitAppliesAPatchAndTakesItBack(Origin origin) throws Exception {
    List<Fixed> changed = origin.changed();
    StringBuilder patch = new StringBuilder();
    for (int i = 0; i < changed.size(); i++) {
      Mended mended = changed.get(i).mended();
      String before = mended.before().text();
      patch.append(Patch.of(i + ".yaml", Difference.of(before, mended.splices()), mended.mark()));
      Files.write(directory.resolve(i + ".yaml"), changed.get(i).before());
    }
    Files.writeString(directory.resolve("fix.patch"), patch);

    git("apply", "fix.patch");
    for (int i = 0; i < changed.size(); i++) {
      assertThat(Files.readAllBytes(directory.resolve(i + ".yaml")))
          .as("applied: %s", changed.get(i))
          .isEqualTo(changed.get(i).after());
    }

    git("apply", "-R", "fix.patch");
    for (int i = 0; i < changed.size(); i++) {
      assertThat(Files.readAllBytes(directory.resolve(i + ".yaml")))
          .as("taken back: %s", changed.get(i))
          .isEqualTo(changed.get(i).before());
    }
  }

  private void git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.autocrlf=false"));
    command.addAll(List.of(words));
    ProcessBuilder git = new ProcessBuilder(command).directory(directory.toFile());
    git.environment().put("GIT_CEILING_DIRECTORIES", System.getProperty("java.io.tmpdir", "/tmp"));
    Process process = git.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
  }

  @Test
  void theDocumentationTellsWhatBecameOfRealManifests() throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    for (Fixed fixed : Origin.CORPUS.fixed()) {
      counts.merge(outcome(fixed), 1, Integer::sum);
    }
    List<String> table = new ArrayList<>(List.of("| files | |", "|---|---|"));
    counts.forEach((outcome, count) -> table.add("| %,d | %s |".formatted(count, outcome)));
    Documented.region("corpus").holds(table);
  }

  private static String outcome(Fixed fixed) {
    if (fixed.mended().isChanged()) {
      return "fixed";
    }
    if (!fixed.mended().outcomes().isEmpty()) {
      return "left as they were";
    }
    return YamlReader.read(fixed.before(), Limits.DEFAULT).problems().isEmpty()
        ? "nothing to fix"
        : "templates and others that kubectl does not read";
  }
}
