package dev.brynje.fix;

import dev.brynje.compose.Reading;
import dev.brynje.fix.answer.Wishes;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every fix, over generated Compose projects in ten ways of writing. */
class ManyComposeFilesTest {
  private static final int PROJECTS = Integer.getInteger("brynje.fix.texts", 100);

  private static final Wishes WISHES =
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

  private static final Wishes UNSAFE =
      new Wishes(WISHES.resources(), WISHES.sizeLimit(), true, WISHES.digests());

  @ParameterizedTest
  @EnumSource
  void aFixDoesWhatItSaysAndNothingElse(Style style) {
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(style.name().hashCode());
    RandomCompose compose = new RandomCompose(random);
    for (int i = 0; i < PROJECTS; i++) {
      String text = style.text(compose.project(), random);
      ComposeFixing project =
          random.nextInt(3) == 0
              ? ComposeFixing.of(text, style.text(compose.override(), random))
              : ComposeFixing.of(text);
      Wishes wishes = random.nextInt(3) == 0 ? UNSAFE : WISHES;
      if (project.reading() instanceof Reading.Read) {
        ComposeRound.verify(project, wishes);
      }
    }
  }
}
