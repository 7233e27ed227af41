package dev.brynje.fix;

import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import dev.brynje.compose.Reading;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.ImageTable;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every fix, over generated Compose projects in ten ways of writing. */
class ManyComposeFilesTest {
  /** Of each style; a project takes as long as several manifests. */
  private static final int PROJECTS = 3 * Integer.getInteger("brynje.fix.texts", 100) / 10;

  static final Wishes WISHES =
      new Wishes(
          Map.of(
              "limits.memory",
              "128Mi",
              "limits.cpu",
              "500m",
              "limits.pids",
              "100",
              Wishes.SIZE_LIMIT,
              "64Mi"),
          "64Mi",
          false,
          Map.of("nginx:1.27", "sha256:" + "0".repeat(64)));

  static final Wishes UNSAFE =
      new Wishes(WISHES.resources(), WISHES.sizeLimit(), true, WISHES.digests());

  @ParameterizedTest
  @EnumSource
  void aFixDoesWhatItSaysAndNothingElse(Style style) {
    projects(style, PROJECTS, ComposeRound::verify);
  }

  /** Where all is on one line there is no line too much. */
  @ParameterizedTest
  @EnumSource(
      mode = EXCLUDE,
      names = {"ALL_FLOW", "JSON", "COMPACT_JSON"})
  void aFixWritesEachThingOnce(Style style) {
    projects(
        style,
        PROJECTS / 10,
        (project, wishes) -> {
          List<Mended> mended = project.mended(wishes, ImageTable.known(), project.findings());
          ComposeFixing after = project.with(mended);
          mended.forEach(one -> ComposeRound.hasNoLineTooMuch(one, after));
        });
  }

  private static void projects(Style style, int count, BiConsumer<ComposeFixing, Wishes> tried) {
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(style.name().hashCode());
    RandomCompose compose = new RandomCompose(random);
    for (int i = 0; i < count; i++) {
      ComposeFixing project = compose.project(style);
      Wishes wishes = random.nextInt(3) == 0 ? UNSAFE : WISHES;
      if (project.reading() instanceof Reading.Read) {
        tried.accept(project, wishes);
      }
    }
  }
}
