package dev.brynje.cli;

import dev.brynje.core.report.Format;
import dev.brynje.core.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which report goes where.
 *
 * @param standardOutput the format of what is printed; empty when nothing is
 * @param files the format of each file
 */
record OutputPlan(Optional<Format> standardOutput, Map<Path, Format> files) {

  /**
   * Reads {@code --format} and each {@code --output}. A file's name says which formats it may hold,
   * and the asked format chooses among them; where the name says nothing, the asked format it is.
   * An asked format that no file may hold is printed.
   *
   * @param judged the files of the run, none of which is written over
   * @throws UsageException when a file's format cannot be told, or it is judged, or named twice
   */
  static OutputPlan of(Arguments arguments, List<SourceFile> judged) {
    Optional<Format> asked = arguments.value("--format").map(Format::of);
    List<String> names = arguments.all("--output");
    Map<Path, Format> files = new LinkedHashMap<>();
    boolean printed = names.isEmpty() || names.contains("-");
    boolean held = false;
    for (String name : names) {
      if (name.equals("-")) {
        continue;
      }
      Path path = path(name);
      OutputFile.refuseAnyOf(judged, path);
      refuseSame(files, path);
      List<Format> fitting = Format.ofFile(name);
      if (asked.isPresent() && (fitting.isEmpty() || fitting.contains(asked.get()))) {
        files.put(path, asked.get());
        held = true;
      } else if (fitting.isEmpty()) {
        throw unknown(name);
      } else {
        files.put(path, fitting.getFirst());
      }
    }
    if (printed || (asked.isPresent() && !held)) {
      return new OutputPlan(Optional.of(asked.orElse(Format.TEXT)), files);
    }
    return new OutputPlan(Optional.empty(), files);
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException _) {
      throw new UsageException("--output takes a file name, not '%s'".formatted(name));
    }
  }

  private static void refuseSame(Map<Path, Format> files, Path path) {
    for (Path other : files.keySet()) {
      if (isSame(other, path)) {
        throw new UsageException(
            "--output names %s twice; a file holds one report".formatted(path));
      }
    }
  }

  private static boolean isSame(Path one, Path other) {
    if (one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())) {
      return true;
    }
    try {
      return Files.isSameFile(one, other);
    } catch (IOException _) {
      return false;
    }
  }

  private static UsageException unknown(String name) {
    return new UsageException(
        "cannot tell a format from the name %s; end it in .json, .sarif, .xml, .md, .html or .txt, or give --format"
            .formatted(name));
  }
}
