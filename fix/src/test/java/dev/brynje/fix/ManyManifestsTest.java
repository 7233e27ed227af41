package dev.brynje.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every fix, over generated manifests in ten ways of writing. */
class ManyManifestsTest {
  /** Of each style; with 1,000, as continuous integration has it, more than 20,000 objects. */
  private static final int TEXTS = Integer.getInteger("brynje.fix.texts", 100);

  @ParameterizedTest
  @EnumSource
  void aFixDoesWhatItSaysAndNothingElse(Style style) {
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(style.name().hashCode());
    RandomManifest manifests = new RandomManifest(random);
    for (int i = 0; i < TEXTS; i++) {
      List<Map<String, Object>> objects = new ArrayList<>();
      for (int j = 1 + random.nextInt(4); j > 0; j--) {
        objects.add(manifests.object(j));
      }
      String text = style.text(objects, random);
      verify(random.nextInt(4) == 0 ? Fixing.UNSAFE : Fixing.DECIDED, text);
    }
  }

  private static void verify(Fixing fixing, String text) {
    Fixed fixed = Fixed.by(fixing, "a manifest", text.getBytes(StandardCharsets.UTF_8));
    fixed.canBeUndone().saysWhatWasWanted().onlyMakesFindingsGo(fixing);
    if (text.contains("&")) {
      return;
    }
    for (Outcome outcome : fixed.mended().outcomes()) {
      assertThat(outcome.answer().toString())
          .as("of\n%s", text)
          .doesNotContain("otherwise", "read again", "contradicts", "stands there", "would change");
    }
  }
}
