package dev.brynje.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.fix.answer.Wishes;
import dev.brynje.yaml.testing.Oracle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Docker Compose itself reads in a project before and after it is fixed. */
class FixedForComposeTest {
  private static final int BATCH = 200;

  private static Optional<Oracle> composeGo = Optional.empty();

  @TempDir private Path directory = Path.of("unset");

  @BeforeAll
  static void find() {
    composeGo = Oracle.onPath("compose-go");
    assumeTrue(composeGo.isPresent(), "Compose's reader is not on the PATH: see tools/peers");
  }

  @ParameterizedTest
  @EnumSource
  void composeReadsWhatWasWantedAndNothingElse(ComposeOrigin origin) throws Exception {
    compare(origin, Wishes.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void soItDoesWhereEverythingIsDecided(ComposeOrigin origin) throws Exception {
    compare(origin, ManyComposeFilesTest.UNSAFE);
  }

  private void compare(ComposeOrigin origin, Wishes wishes) throws Exception {
    List<FixedCompose> changed =
        origin.fixed(wishes).stream().filter(FixedCompose::isChanged).toList();
    assertThat(changed).isNotEmpty();
    for (int from = 0; from < changed.size(); from += BATCH) {
      compare(changed.subList(from, Math.min(changed.size(), from + BATCH)));
    }
  }

  private void compare(List<FixedCompose> batch) throws Exception {
    List<String> questions = new ArrayList<>();
    for (FixedCompose one : batch) {
      questions.add(ComposeModel.question(one.before()));
      questions.add(ComposeModel.question(one.after()));
    }
    List<String> answers = composeGo.orElseThrow().answers(questions, directory);
    for (int i = 0; i < batch.size(); i++) {
      ComposeModel before = ComposeModel.of(answers.get(2 * i));
      ComposeModel after = ComposeModel.of(answers.get(2 * i + 1));
      assertThat(after.isRefused()).as("%s", batch.get(i)).isEqualTo(before.isRefused());
      if (!before.isRefused()) {
        after.isOf(before, batch.get(i));
      }
    }
  }
}
