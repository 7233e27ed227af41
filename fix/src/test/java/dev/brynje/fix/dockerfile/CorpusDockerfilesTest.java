package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.fix.Corpus;
import dev.brynje.fix.Documented;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.workload.dockerfile.BuildContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every fix of the Dockerfiles of packages. */
class CorpusDockerfilesTest {
  private static final BuildContext CLEAN = new BuildContext(true, IgnoreFile.read(".env\n.git\n"));
  private static final Fixing UNSAFE =
      new Fixing(new Wishes(Map.of(), "64Mi", true, Map.of()), CLEAN);

  @TempDir private Path directory;

  @Test
  void aFixDoesWhatItSaysAndTheDocumentationTellsWhatBecameOfThem() throws Exception {
    Map<DockerfileRound, Integer> counts = new TreeMap<>();
    Fixing plain = new Fixing();
    for (Corpus.File file : Corpus.dockerfiles().orSkipped().files()) {
      counts.merge(DockerfileRound.of(plain, file.bytes()), 1, Integer::sum);
    }
    List<String> table = new ArrayList<>(List.of("| Dockerfiles | |", "|---|---|"));
    counts.forEach((round, count) -> table.add("| %,d | %s |".formatted(count, words(round))));
    Documented.region("corpus of Dockerfiles").holds(table);
  }

  @Test
  void soDoesOneForWhichEverythingIsDecided() throws Exception {
    for (Corpus.File file : Corpus.dockerfiles().orSkipped().files()) {
      DockerfileRound.of(UNSAFE, file.bytes());
    }
  }

  @Test
  void buildKitTakesWhatItTookBefore() throws Exception {
    List<String> texts = new ArrayList<>();
    for (Corpus.File file : Corpus.dockerfiles().orSkipped().files()) {
      texts.add(new String(file.bytes(), StandardCharsets.UTF_8));
    }
    BuildKit.orSkipped(directory).takesWhatItTook(UNSAFE, texts);
  }

  private static String words(DockerfileRound round) {
    return switch (round) {
      case FIXED -> "fixed";
      case LEFT -> "left as they were";
      case NOTHING_TO_FIX -> "nothing to fix";
    };
  }
}
