package dev.brynje.cli.fix;

import dev.brynje.cli.checklist.PipelineFiles;
import dev.brynje.compose.BuiltFrom;
import dev.brynje.dockerfile.Build;
import dev.brynje.dockerfile.Dockerfile;
import dev.brynje.dockerfile.DockerfileReader;
import dev.brynje.dockerfile.Reading;
import dev.brynje.fix.image.BuiltImages;
import dev.brynje.fix.image.ImageUser;
import dev.brynje.pipeline.CiSystem;
import dev.brynje.pipeline.ImageBuild;
import dev.brynje.pipeline.Makefile;
import dev.brynje.pipeline.Pipeline;
import dev.brynje.pipeline.Step;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What makefiles and pipelines at the roots of repositories build, where they say it plainly. */
public final class PipelineBuilds implements BuiltImages {
  private static final Set<String> MOVES = Set.of("cd", "pushd");
  private static final Set<CiSystem> FROM_THE_ROOT = Set.of(CiSystem.GITHUB, CiSystem.GITLAB);

  private static final List<String> MAKEFILES = List.of("GNUmakefile", "makefile", "Makefile");

  private final List<Path> named;

  /**
   * @param named what was judged
   */
  public PipelineBuilds(List<Path> named) {
    this.named = List.copyOf(named);
  }

  @Override
  public List<Built> all() {
    List<Built> all = new ArrayList<>();
    for (Path path : named) {
      Path root = PipelineFiles.repository(path).orElse(path);
      for (String name : MAKEFILES) {
        String makefile = shown(root.resolve(name));
        WorkingFiles.bytes(makefile)
            .map(bytes -> Makefile.read(makefile, bytes))
            .ifPresent(pipeline -> add(pipeline, root, moves(pipeline), all));
      }
    }
    List<Pipeline> pipelines = PipelineFiles.atRoots(named).pipelines();
    boolean anyMoves = pipelines.stream().anyMatch(PipelineBuilds::moves);
    for (Pipeline pipeline : pipelines) {
      Path file = Path.of(pipeline.file());
      Path root =
          PipelineFiles.repository(file).or(() -> withoutRepository(file)).orElse(Path.of(""));
      Optional<CiSystem> system = CiSystem.ofPath(shown(absolute(file)));
      if (system.map(FROM_THE_ROOT::contains).orElse(isScript(file))) {
        // A script runs where those are that call it.
        add(pipeline, root, system.isPresent() ? moves(pipeline) : anyMoves, all);
      }
    }
    return all;
  }

  /** The named directory that it was found in. */
  private Optional<Path> withoutRepository(Path file) {
    return named.stream().filter(path -> absolute(file).startsWith(absolute(path))).findFirst();
  }

  private static boolean isScript(Path file) {
    return shown(file).endsWith(".sh");
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static String shown(Path path) {
    return path.normalize().toString().replace('\\', '/');
  }

  private static boolean moves(Pipeline pipeline) {
    return pipeline.steps().stream()
        .anyMatch(step ->
            step instanceof Step.Command command && MOVES.contains(command.words().getFirst()));
  }

  /**
   * Adds what is built.
   *
   * @param moves whether commands may run elsewhere than at the root
   */
  private static void add(Pipeline pipeline, Path root, boolean moves, List<Built> all) {
    for (Step step : pipeline.steps()) {
      ImageBuild build = ImageBuild.of(step).orElse(null);
      if (build != null) {
        boolean here = !moves || step instanceof Step.Action;
        Optional<ImageUser> user =
            here ? build.dockerfile().flatMap(path -> user(root, path, step)) : Optional.empty();
        build.images().forEach(image -> all.add(new Built(image, user)));
      }
    }
  }

  /** With which a Dockerfile ends, if no argument of the build decides it. */
  private static Optional<ImageUser> user(Path root, String path, Step step) {
    try {
      String name = shown(root.resolve(path));
      String source = "%s, which %s:%d builds".formatted(name, step.file(), step.line());
      return WorkingFiles.bytes(name)
          .map(DockerfileReader::read)
          .filter(Reading.Read.class::isInstance)
          .flatMap(read -> last(name, ((Reading.Read) read).dockerfile()))
          .filter(user -> user.value().known() && !user.value().overridable())
          .flatMap(user -> ImageUser.of(user.value().text(), source));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static Optional<BuiltFrom.User> last(String name, Dockerfile dockerfile) {
    Build build = Build.of(dockerfile);
    return new BuiltFrom(name, Path.of(name), dockerfile, build, build.last()).user();
  }
}
