package dev.brynje.fix;

import dev.brynje.compose.Reading;
import dev.brynje.fix.answer.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every fix of the example projects, and of hundreds of real Compose files. */
class EveryComposeFixTest {
  @ParameterizedTest
  @EnumSource
  void aFixDoesWhatItSaysAndNothingElse(ComposeOrigin origin) throws Exception {
    verify(origin, Wishes.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void soDoesOneForWhichEverythingIsDecided(ComposeOrigin origin) throws Exception {
    verify(origin, ManyComposeFilesTest.UNSAFE);
  }

  private static void verify(ComposeOrigin origin, Wishes wishes) throws Exception {
    origin.projects().parallelStream()
        .filter(project -> project.reading() instanceof Reading.Read)
        .forEach(project -> ComposeRound.verify(project, wishes));
  }

  @Test
  void theDocumentationTellsWhatBecameOfRealComposeFiles() throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    for (ComposeFixing project : ComposeOrigin.CORPUS.projects()) {
      counts.merge(outcome(project), 1, Integer::sum);
    }
    List<String> table = new ArrayList<>(List.of("| Compose files | |", "|---|---|"));
    counts.forEach((outcome, count) -> table.add("| %,d | %s |".formatted(count, outcome)));
    Documented.region("corpus of Compose files").holds(table);
  }

  private static String outcome(ComposeFixing project) {
    if (project.reading() instanceof Reading.Refused) {
      return "parts of other projects, and what Compose refuses";
    }
    FixedCompose fixed = FixedCompose.by(Wishes.NONE, project);
    if (fixed.isChanged()) {
      return "fixed";
    }
    return fixed.mended().isEmpty() ? "nothing to fix" : "left as they were";
  }
}
