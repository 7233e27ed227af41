package dev.brynje.fix.compose;

import dev.brynje.compose.ProjectFiles;
import dev.brynje.compose.ProjectReader;
import dev.brynje.compose.Reading;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A project, as it was judged.
 *
 * @param directory that relative paths start from; absolute
 * @param given its Compose files, each merged over those before; absolute
 * @param reach the files that it may read
 */
public record ComposeProject(Path directory, List<Path> given, ProjectFiles reach) {
  public ComposeProject {
    given = List.copyOf(given);
  }

  /** What it says when files hold other bytes than they do, by their names. */
  Reading read(Map<String, byte[]> changed) {
    return ProjectReader.read(directory, given, path -> content(path, changed));
  }

  private ProjectFiles.Content content(Path path, Map<String, byte[]> changed) {
    ProjectFiles.Content content = reach.read(path);
    return content instanceof ProjectFiles.Content.Bytes(String name, byte[] bytes)
        ? new ProjectFiles.Content.Bytes(name, changed.getOrDefault(name, bytes))
        : content;
  }

  /** The names of its files that can be read, in the order in which they are merged. */
  List<String> names() {
    return given.stream()
        .map(reach::read)
        .filter(ProjectFiles.Content.Bytes.class::isInstance)
        .map(content -> ((ProjectFiles.Content.Bytes) content).name())
        .toList();
  }
}
