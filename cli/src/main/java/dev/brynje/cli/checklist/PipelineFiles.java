package dev.brynje.cli.checklist;

import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.core.source.SourceProblem;
import dev.brynje.core.source.SourceWalk;
import dev.brynje.pipeline.CiSystem;
import dev.brynje.pipeline.Pipeline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds and reads the files of CI systems: below what was named, and at the root of its repository,
 * where these systems look.
 */
public final class PipelineFiles {
  private static final long LARGEST = 4 << 20;
  private static final int MOST = 1000;

  private final Deque<Path> waiting = new ArrayDeque<>();
  private final Set<Path> seen = new HashSet<>();
  private final List<Pipeline> pipelines = new ArrayList<>();

  private boolean looked;

  private PipelineFiles() {}

  /** Looks for the pipelines of what was named. */
  public static PipelineFiles of(List<Path> named) {
    PipelineFiles files = new PipelineFiles();
    for (Path path : named) {
      files.looked |= Files.exists(path);
      files.add(path);
      repository(path).ifPresent(files::addRoot);
    }
    files.read();
    return files;
  }

  /** Whether anything that was named is there. */
  boolean looked() {
    return looked;
  }

  List<Pipeline> pipelines() {
    return List.copyOf(pipelines);
  }

  /** The directory above that holds a repository, when one does. */
  private static Optional<Path> repository(Path path) {
    for (Path at = absolute(path); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return Optional.of(shorter(at));
      }
    }
    return Optional.empty();
  }

  private void addRoot(Path root) {
    add(root.resolve(".github"));
    add(root.resolve(".gitlab-ci.yml"));
    add(root.resolve(".drone.yml"));
    add(root.resolve(".drone.yaml"));
    add(root.resolve("Jenkinsfile"));
  }

  private void add(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    SourceWalk walk = new SourceWalk(PipelineFiles::mayBeOne, "file");
    walk.add(path);
    walk.files().forEach(file -> waiting.add(file.path()));
  }

  private static boolean mayBeOne(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yml") || lower.endsWith(".yaml") || lower.contains("jenkinsfile");
  }

  private void read() {
    while (!waiting.isEmpty() && pipelines.size() < MOST) {
      Path path = waiting.remove();
      CiSystem.ofPath(absolute(path).toString().replace('\\', '/'))
          .ifPresentOrElse(system -> read(path, system), () -> readTekton(path));
    }
  }

  /** Reads a file with those that it includes, each once. */
  private void read(Path path, CiSystem system) {
    if (pipelines.size() >= MOST || !seen.add(absolute(path))) {
      return;
    }
    String name = shown(path);
    switch (content(path)) {
      case BoundedFile.Bytes(byte[] bytes) -> keep(system.read(name, bytes), path);
      case BoundedFile.Refused(SourceProblem problem) -> {
        String line = "%s %s".formatted(problem.name(), problem.reason());
        pipelines.add(new Pipeline(name, List.of(), List.of(), List.of(), List.of(line)));
      }
    }
  }

  /** Its objects may stand in any manifest. */
  private void readTekton(Path path) {
    if (content(path) instanceof BoundedFile.Bytes(byte[] bytes)
        && CiSystem.isTekton(new String(bytes, StandardCharsets.UTF_8))
        && seen.add(absolute(path))) {
      keep(CiSystem.TEKTON.read(shown(path), bytes), path);
    }
  }

  private static BoundedFile.Content content(Path path) {
    return BoundedFile.read(new SourceFile(shown(path), path, false), LARGEST);
  }

  /** With the files that it includes. Those are GitLab's, whatever they are called. */
  private void keep(Pipeline pipeline, Path path) {
    pipelines.add(pipeline);
    Path root = repository(path).orElse(Optional.ofNullable(path.getParent()).orElse(Path.of("")));
    for (String include : pipeline.includes()) {
      Path file = root.resolve(include).normalize();
      if (Files.isRegularFile(file) && absolute(file).startsWith(absolute(root))) {
        read(file, CiSystem.GITLAB);
      } else {
        pipelines.add(
            new Pipeline(pipeline.file(), List.of(), List.of(), List.of(include), List.of()));
      }
    }
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static String shown(Path path) {
    return shorter(path.normalize()).toString().replace('\\', '/');
  }

  /** From here when it lies below. */
  private static Path shorter(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.isAbsolute() && path.startsWith(here) ? here.relativize(path) : path;
  }
}
