package dev.brynje.cli;

import dev.brynje.core.config.ConfigurationFile;
import dev.brynje.core.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Paths that were named, by the configuration that is in force for them. */
final class PathsApart {
  private final Arguments arguments;
  private final Map<Optional<Path>, List<String>> paths = new LinkedHashMap<>();

  PathsApart(Arguments arguments) {
    this.arguments = arguments;
    for (String path : new LinkedHashSet<>(arguments.operands())) {
      paths.computeIfAbsent(configuration(path), _ -> new ArrayList<>()).add(path);
    }
  }

  private Optional<Path> configuration(String path) {
    return arguments.has("--config")
        ? Optional.empty()
        : ConfigurationFile.findFrom(PolicyInForce.path(path.equals("-") ? "." : path));
  }

  /** Whether one configuration is in force for all. */
  boolean areTogether() {
    return paths.size() <= 1;
  }

  /** The arguments with the paths of each configuration. */
  List<Arguments> parts() {
    List<Arguments> parts = new ArrayList<>();
    for (List<String> some : paths.values()) {
      parts.add(arguments.withOperands(some));
    }
    return parts;
  }

  /** Of the files below some of the paths those that no other path is nearer to. */
  List<SourceFile> nearest(List<SourceFile> files, List<String> some) {
    List<SourceFile> nearest = new ArrayList<>();
    for (SourceFile file : files) {
      if (file.isStandardInput() || some.contains(nearest(file))) {
        nearest.add(file);
      }
    }
    return nearest;
  }

  private String nearest(SourceFile file) {
    Path path = file.path().toAbsolutePath().normalize();
    String nearest = "";
    int depth = -1;
    for (String operand : arguments.operands()) {
      Path above = PolicyInForce.path(operand).toAbsolutePath().normalize();
      if (path.startsWith(above) && above.getNameCount() > depth) {
        nearest = operand;
        depth = above.getNameCount();
      }
    }
    return nearest;
  }
}
