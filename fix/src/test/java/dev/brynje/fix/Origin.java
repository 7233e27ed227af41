package dev.brynje.fix;

import dev.brynje.yaml.testing.Examples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Where the manifests come from that are fixed to see what holds of every fix. */
enum Origin {
  EXAMPLES {
    @Override
    List<Corpus.File> files() throws IOException {
      return numbered(Examples.manifests());
    }
  },
  GENERATED {
    @Override
    List<Corpus.File> files() {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
      RandomManifest manifests = new RandomManifest(random);
      List<byte[]> texts = new ArrayList<>();
      for (Style style : Style.values()) {
        for (int i = 0; i < OF_EACH_STYLE; i++) {
          List<Map<String, Object>> objects = List.of(manifests.object(1), manifests.object(2));
          texts.add(style.text(objects, random).getBytes(StandardCharsets.UTF_8));
        }
      }
      return numbered(texts);
    }
  },
  CORPUS {
    @Override
    List<Corpus.File> files() throws IOException, InterruptedException {
      return Corpus.manifests().orSkipped().files();
    }
  };

  private static final long SEED = 20_261_129;
  private static final int OF_EACH_STYLE = 30;

  /** What was fixed already, since more than one test asks. */
  private static final Map<Origin, List<Fixed>> FIXED = new ConcurrentHashMap<>();

  abstract List<Corpus.File> files() throws IOException, InterruptedException;

  /** What a fix without options makes of each. */
  List<Fixed> fixed() throws IOException, InterruptedException {
    List<Fixed> known = FIXED.get(this);
    if (known == null) {
      known =
          files().parallelStream()
              .map(file -> Fixed.by(Fixing.PLAIN, file.name(), file.bytes()))
              .toList();
      FIXED.put(this, known);
    }
    return known;
  }

  /** Those of them that it changes. */
  List<Fixed> changed() throws IOException, InterruptedException {
    return fixed().stream().filter(one -> one.mended().isChanged()).toList();
  }

  List<Corpus.File> numbered(List<byte[]> texts) {
    List<Corpus.File> files = new ArrayList<>();
    for (byte[] text : texts) {
      files.add(new Corpus.File("%s %d".formatted(name(), files.size()), text));
    }
    return files;
  }
}
