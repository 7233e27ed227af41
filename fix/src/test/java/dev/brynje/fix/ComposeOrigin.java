package dev.brynje.fix;

import dev.brynje.compose.Reading;
import dev.brynje.fix.answer.Wishes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Where the Compose projects come from that are fixed to see what holds of every fix. */
enum ComposeOrigin {
  EXAMPLES {
    @Override
    List<ComposeFixing> projects() throws IOException {
      Path root = Path.of(Objects.requireNonNull(System.getProperty("brynje.root")), "examples");
      List<ComposeFixing> projects = new ArrayList<>();
      for (String example : List.of("compose", "shop", "shop-hardened")) {
        projects.add(ComposeFixing.in(root.resolve(example)));
      }
      return projects;
    }
  },
  GENERATED {
    @Override
    List<ComposeFixing> projects() {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
      RandomCompose compose = new RandomCompose(random);
      List<ComposeFixing> projects = new ArrayList<>();
      for (Style style : Style.values()) {
        for (int i = 0; i < OF_EACH_STYLE; i++) {
          projects.add(compose.project(style));
        }
      }
      return projects;
    }
  },
  CORPUS {
    @Override
    List<ComposeFixing> projects() throws IOException, InterruptedException {
      List<ComposeFixing> projects = new ArrayList<>();
      for (Path file : Corpus.compose().orSkipped().paths()) {
        String name = Objects.requireNonNull(file.getFileName()).toString();
        if (!name.endsWith(".env")) {
          projects.add(ComposeFixing.in(Objects.requireNonNull(file.getParent()), List.of(name)));
        }
      }
      return projects;
    }
  };

  private static final long SEED = 20_261_129;
  private static final int OF_EACH_STYLE = 30;

  abstract List<ComposeFixing> projects() throws IOException, InterruptedException;

  /** What a fix makes of those that can be read. */
  List<FixedCompose> fixed(Wishes wishes) throws IOException, InterruptedException {
    return projects().parallelStream()
        .filter(project -> project.reading() instanceof Reading.Read)
        .map(project -> FixedCompose.by(wishes, project))
        .toList();
  }
}
