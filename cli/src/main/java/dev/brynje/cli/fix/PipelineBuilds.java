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
import dev.brynje.pipeline.Pipeline;
import dev.brynje.pipeline.Step;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the pipelines at the roots of repositories build, where they say it plainly. */
public final class PipelineBuilds implements BuiltImages {
  private static final Set<String> MOVES = Set.of("cd", "pushd");
  private static final Set<CiSystem> FROM_THE_ROOT = Set.of(CiSystem.GITHUB, CiSystem.GITLAB);

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
    for (Pipeline pipeline : PipelineFiles.atRoots(named).pipelines()) {
      Path file = Path.of(pipeline.file());
      Optional<Path> root = PipelineFiles.repository(file).or(() -> withoutRepository(file));
      if (root.isPresent() && startsAtRoot(file)) {
        add(pipeline, root.get(), all);
      }
    }
    return all;
  }

  /** The named directory that it was found in. */
  private Optional<Path> withoutRepository(Path file) {
    return named.stream().filter(path -> absolute(file).startsWith(absolute(path))).findFirst();
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static boolean startsAtRoot(Path file) {
    String path = absolute(file).toString().replace('\\', '/');
    return CiSystem.ofPath(path).map(FROM_THE_ROOT::contains).orElse(path.endsWith(".sh"));
  }

  private static void add(Pipeline pipeline, Path root, List<Built> all) {
    boolean moves = pipeline.steps().stream().anyMatch(PipelineBuilds::moves);
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

  private static boolean moves(Step step) {
    return step instanceof Step.Command command && MOVES.contains(command.words().getFirst());
  }

  /** With which a Dockerfile ends, if no argument of the build decides it. */
  private static Optional<ImageUser> user(Path root, String path, Step step) {
    try {
      String name = root.resolve(path).normalize().toString().replace('\\', '/');
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
