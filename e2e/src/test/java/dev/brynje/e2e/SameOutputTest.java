package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.bench.ManifestCorpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many threads judge, and whichever is first, the report is the same. */
class SameOutputTest {
  private static final int FILES = 60;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void threadsChangeNothing(long seed) throws Exception {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Path corpus = Files.createDirectory(directory.resolve("k8s"));
    ManifestCorpus.write(corpus, FILES, seed);
    for (int i = 0; i < 3; i++) {
      Files.writeString(corpus.resolve("broken-" + random.nextInt(100) + ".yaml"), "a: [\n");
    }

    String alone = audit(1);

    assertThat(alone).contains("\"findings\"");
    assertThat(audit(2 + random.nextInt(7))).as("seed %s", seed).isEqualTo(alone);
  }

  private String audit(int processors) throws Exception {
    Product.Run run =
        new Product()
            .in(directory)
            .processors(processors)
            .run("audit", "k8s", "--format", "json")
            .withoutTrace();
    assertThat(run.code()).isEqualTo(2);
    return run.out().replaceFirst("\"time\": \"[^\"]*\"", "") + run.err();
  }
}
