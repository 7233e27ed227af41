package dev.brynje.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.ImageTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of every fix, over generated manifests in ten ways of writing. */
class ManyManifestsTest {
  /** Of each style; with 1,000, as continuous integration has it, more than 20,000 objects. */
  private static final int TEXTS = Integer.getInteger("brynje.fix.texts", 100);

  /**
   * They have nothing to say of a pod that shares something with the node, until that goes, and of
   * a user that the image sets, until its number is written.
   */
  private static final Set<String> SILENT_BEFORE =
      Set.of("workload/user-namespace", "workload/high-user-id", "workload/high-group-id");

  private static final Wishes WISHES =
      new Wishes(
          Map.of("limits.memory", "128Mi", "requests.memory", "128Mi", "requests.cpu", "50m"),
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
    Fixing safe = new Fixing(WISHES, ImageTable.known());
    Fixing unsafe = new Fixing(UNSAFE, ImageTable.known());
    RandomManifest manifests = new RandomManifest(random);
    for (int i = 0; i < TEXTS; i++) {
      List<Map<String, Object>> objects = new ArrayList<>();
      for (int j = 1 + random.nextInt(4); j > 0; j--) {
        objects.add(manifests.object(j));
      }
      String text = style.text(objects, random);
      verify(random.nextInt(4) == 0 ? unsafe : safe, text);
    }
  }

  private static void verify(Fixing fixing, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Finding> before = fixing.findings(bytes);
    Mended mended = fixing.fixed(bytes, before);
    String after = new String(mended.bytes(), StandardCharsets.UTF_8);
    assertThat(Fixing.undone(after, mended.splices(), text)).as("undone").isEqualTo(text);
    List<Finding> now = fixing.findings(mended.bytes());
    Set<String> known = fingerprints(before);
    assertThat(
            now.stream()
                .filter(finding -> !known.contains(finding.fingerprint()))
                .filter(finding -> !SILENT_BEFORE.contains(finding.control())))
        .as("new findings in\n%s\nmade of\n%s", after, text)
        .isEmpty();
    Set<String> left = fingerprints(now);
    for (Outcome outcome : mended.outcomes()) {
      assertThat(!outcome.isMended() || !left.contains(outcome.finding().fingerprint()))
          .as("%s is still there in\n%s\nmade of\n%s", outcome.finding(), after, text)
          .isTrue();
      assertThat(outcome.answer().toString())
          .as("of\n%s", text)
          .doesNotContain("otherwise", "read again", "contradicts", "stands there", "would change");
    }
    Mended again = fixing.fixed(mended.bytes(), now);
    assertThat(again.isChanged()).as("changed again:\n%s", after).isFalse();
  }

  private static Set<String> fingerprints(List<Finding> findings) {
    Set<String> fingerprints = new HashSet<>();
    findings.forEach(finding -> fingerprints.add(finding.fingerprint()));
    return fingerprints;
  }
}
