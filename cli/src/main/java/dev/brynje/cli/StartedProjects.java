package dev.brynje.cli;

import dev.brynje.compose.StartedFiles;
import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.yaml.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The projects whose files are named by {@code COMPOSE_FILE} in the {@code .env} beside them. */
final class StartedProjects {
  private StartedProjects() {}

  /**
   * Those of the directories in which files were found, by their first file. What was asked for by
   * its own name is taken as it is, as by {@code -f}.
   */
  static List<List<SourceFile>> among(List<SourceFile> files) {
    Map<Path, SourceFile> byPath = new HashMap<>();
    Map<Path, SourceFile> byDirectory = new LinkedHashMap<>();
    for (SourceFile file : files) {
      if (!file.asked()) {
        byPath.put(file.path().toAbsolutePath().normalize(), file);
        byDirectory.putIfAbsent(Sources.directory(file), file);
      }
    }
    List<List<SourceFile>> projects = new ArrayList<>(0);
    byDirectory.forEach((directory, beside) -> {
      List<SourceFile> named = new ArrayList<>(0);
      for (String path : StartedFiles.in(variables(directory, beside))) {
        named.add(file(path, directory, beside, byPath));
      }
      // One that begins elsewhere is started there.
      if (!named.isEmpty() && byPath.containsValue(named.getFirst())) {
        projects.add(named);
      }
    });
    return projects;
  }

  private static String variables(Path directory, SourceFile beside) {
    Path path = directory.resolve(".env");
    boolean there = Files.isRegularFile(path);
    return there
            && BoundedFile.read(new SourceFile(beside.name(), path, false), Limits.DEFAULT.bytes())
                instanceof BoundedFile.Bytes(byte[] bytes)
        ? new String(bytes, StandardCharsets.UTF_8)
        : "";
  }

  /** One that was found, or that perhaps is not there. */
  private static SourceFile file(
      String written, Path directory, SourceFile beside, Map<Path, SourceFile> byPath) {
    try {
      Path path = directory.resolve(written).normalize();
      SourceFile found = byPath.get(path);
      if (found != null) {
        return found;
      }
      Path shown = Path.of(beside.name()).resolveSibling(written).normalize();
      return new SourceFile(shown.toString().replace('\\', '/'), path, false);
    } catch (InvalidPathException _) {
      return beside;
    }
  }
}
