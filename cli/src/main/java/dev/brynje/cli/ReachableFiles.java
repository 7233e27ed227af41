package dev.brynje.cli;

import dev.brynje.compose.ProjectFiles;
import dev.brynje.core.Input;
import dev.brynje.core.Sha256;
import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.core.source.SourceProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that a Compose project may read: those below what is audited, and those beside it. */
final class ReachableFiles implements ProjectFiles {
  private static final long LARGEST = 4L << 20;

  private final Path directory;
  private final Path shown;
  private final List<Path> roots;
  private final Map<Path, FileContent> given = new LinkedHashMap<>();
  private final Map<Path, String> names = new LinkedHashMap<>();
  private final Map<String, Input> inputs = new LinkedHashMap<>();

  /**
   * @param directory of the project
   * @param shown that directory, as it is shown
   * @param audited directories that are audited
   */
  ReachableFiles(Path directory, Path shown, List<Path> audited) {
    this.directory = directory;
    this.shown = shown;
    this.roots = roots(directory, audited);
  }

  private static List<Path> roots(Path directory, List<Path> audited) {
    List<Path> roots = new ArrayList<>();
    Path real = real(directory);
    for (Path each : audited) {
      Path root = real(each);
      if (real.startsWith(root)) {
        roots.add(root);
      }
    }
    Path above = real.getParent();
    boolean beside = above != null && above.getParent() != null;
    roots.add(beside ? above : real);
    return roots;
  }

  /** Where a path leads. */
  static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.toAbsolutePath().normalize();
    }
  }

  /** Adds one that was named; gives its path. */
  Path give(SourceFile file, InputStream stdin) {
    Path path =
        file.isStandardInput() ? directory.resolve("-") : file.path().toAbsolutePath().normalize();
    given.put(path, new FileContent(file, stdin));
    names.put(path, file.name());
    return path;
  }

  /** What was read of these, as reports name it; files of variables are never among them. */
  List<Input> inputs(List<String> read) {
    return read.stream().filter(inputs::containsKey).map(inputs::get).toList();
  }

  @Override
  public Content read(Path path) {
    FileContent named = given.get(path);
    if (named != null) {
      return content(names.getOrDefault(path, ""), named.read());
    }
    String name = name(path);
    try {
      Path real = path.toRealPath();
      if (roots.stream().noneMatch(real::startsWith)) {
        return new Content.Refused(
            name,
            "it lies outside of what is audited",
            "audit a directory that holds both, or move it");
      }
      if (!Files.isRegularFile(real)) {
        return new Content.Refused(name, "it is no regular file", "name a file");
      }
    } catch (IOException _) {
      return new Content.Absent(name);
    }
    return content(name, BoundedFile.read(new SourceFile(name, path, false), LARGEST));
  }

  private Content content(String name, BoundedFile.Content read) {
    return switch (read) {
      case BoundedFile.Bytes(byte[] bytes) -> {
        inputs.putIfAbsent(
            name, new Input(name.equals("-") ? "stdin" : "file", name, Sha256.named(bytes)));
        yield new Content.Bytes(name, bytes);
      }
      case BoundedFile.Refused(SourceProblem problem) ->
          new Content.Refused(name, "it " + problem.reason(), problem.advice());
    };
  }

  private String name(Path path) {
    String name = shown.resolve(directory.relativize(path)).normalize().toString();
    return name.replace('\\', '/');
  }
}
