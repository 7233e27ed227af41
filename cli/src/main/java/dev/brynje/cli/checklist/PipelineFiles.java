package dev.brynje.cli.checklist;

import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.core.source.SourceProblem;
import dev.brynje.core.source.SourceWalk;
import dev.brynje.pipeline.CiSystem;
import dev.brynje.pipeline.Pipeline;
import dev.brynje.pipeline.ScriptCall;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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

  /** Programs that write a pipeline of Drone. */
  private static final List<String> DRONE_PROGRAMS = List.of(".drone.star", ".drone.jsonnet");

  private final Deque<Path> waiting = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
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

  /** Looks only at the roots of what was named, or of the repositories that it lies in. */
  public static PipelineFiles atRoots(List<Path> named) {
    PipelineFiles files = new PipelineFiles();
    for (Path path : named) {
      files.addRoot(repository(path).orElse(path));
    }
    files.read();
    return files;
  }

  /** Whether anything that was named is there. */
  boolean looked() {
    return looked;
  }

  /** What they say, each file once. */
  public List<Pipeline> pipelines() {
    return List.copyOf(pipelines);
  }

  /** The directory above that holds a repository, when one does. */
  public static Optional<Path> repository(Path path) {
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
    DRONE_PROGRAMS.forEach(name -> add(root.resolve(name)));
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
    return lower.endsWith(".yml")
        || lower.endsWith(".yaml")
        || lower.contains("jenkinsfile")
        || DRONE_PROGRAMS.contains(lower);
  }

  private void read() {
    while (!waiting.isEmpty() && pipelines.size() < MOST) {
      Path path = waiting.remove();
      if (DRONE_PROGRAMS.contains(String.valueOf(path.getFileName()))) {
        unread(path);
        continue;
      }
      CiSystem.ofPath(absolute(path).toString().replace('\\', '/'))
          .ifPresentOrElse(system -> read(path, system), () -> readTekton(path));
    }
  }

  /** A program that would have to be run. */
  private void unread(Path path) {
    if (seen.add(absolute(path).toString())) {
      String line = shown(path) + " is a program, and is not run";
      pipelines.add(
          new Pipeline(shown(path), List.of(), List.of(), List.of(), List.of(), List.of(line)));
    }
  }

  /** Reads a file with those that it includes, each once. */
  private void read(Path path, CiSystem system) {
    if (pipelines.size() >= MOST || !seen.add(absolute(path).toString())) {
      return;
    }
    String name = shown(path);
    switch (content(path)) {
      case BoundedFile.Bytes(byte[] bytes) -> keep(system.read(name, bytes), path, system);
      case BoundedFile.Refused(SourceProblem problem) -> {
        String line = "%s %s".formatted(problem.name(), problem.reason());
        pipelines.add(
            new Pipeline(name, List.of(), List.of(), List.of(), List.of(), List.of(line)));
      }
    }
  }

  /** Its objects may stand in any manifest. */
  private void readTekton(Path path) {
    if (content(path) instanceof BoundedFile.Bytes(byte[] bytes)
        && CiSystem.isTekton(new String(bytes, StandardCharsets.UTF_8))
        && seen.add(absolute(path).toString())) {
      keep(CiSystem.TEKTON.read(shown(path), bytes), path, CiSystem.TEKTON);
    }
  }

  private static BoundedFile.Content content(Path path) {
    return BoundedFile.read(new SourceFile(shown(path), path, false), LARGEST);
  }

  /** With the files that it includes, which are of the same system whatever they are called. */
  private void keep(Pipeline pipeline, Path path, CiSystem system) {
    pipelines.add(pipeline);
    Path root = repository(path).orElse(Optional.ofNullable(path.getParent()).orElse(Path.of("")));
    for (String include : pipeline.includes()) {
      Optional<Path> file = within(root, include);
      if (file.isPresent()) {
        read(file.get(), system);
      } else {
        elsewhere(pipeline, include);
      }
    }
    pipeline.scripts().forEach(script -> read(script, pipeline, root));
  }

  /** Reads a script that a pipeline runs, and those that it runs in turn. */
  private void read(ScriptCall script, Pipeline by, Path root) {
    Optional<Path> file = within(root, script.path());
    if (file.isEmpty()) {
      if (script.isOfShell()) {
        elsewhere(by, script.path());
      }
      return;
    }
    String name = shown(file.get());
    boolean first = seen.add(absolute(file.get()) + (script.mayFail() ? " forgiven" : " run"));
    if (!first || pipelines.size() >= MOST) {
      return;
    }
    switch (content(file.get())) {
      case BoundedFile.Bytes(byte[] bytes) -> {
        Pipeline read = script.read(name, bytes);
        pipelines.add(read);
        read.scripts().forEach(next -> read(next, read, root));
      }
      case BoundedFile.Refused(SourceProblem problem) -> elsewhere(by, problem.name());
    }
  }

  private void elsewhere(Pipeline pipeline, String what) {
    pipelines.add(
        new Pipeline(pipeline.file(), List.of(), List.of(), List.of(), List.of(what), List.of()));
  }

  /** A file of the repository. */
  private static Optional<Path> within(Path root, String name) {
    try {
      Path file = root.resolve(name).normalize();
      return Files.isRegularFile(file) && absolute(file).startsWith(absolute(root))
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty();
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
