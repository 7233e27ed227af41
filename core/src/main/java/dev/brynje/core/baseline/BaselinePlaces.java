package dev.brynje.core.baseline;

import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files as a baseline names them: from its own directory, wherever that lies and whatever directory
 * the program runs in.
 */
final class BaselinePlaces {
  private static final String STANDARD_INPUT = "-";
  private static final Location NOWHERE = Location.file("");

  /** As it was given, through whatever links. */
  private final Path directory;

  private final Path realDirectory;

  /**
   * @param file the baseline
   */
  BaselinePlaces(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    this.directory = parent == null ? absolute : parent;
    this.realDirectory = real(directory);
  }

  /** A path that was given to the program, with {@code /} between its parts. */
  String named(String path) {
    if (path.equals(STANDARD_INPUT)) {
      return path;
    }
    try {
      Path file = Path.of(path).toAbsolutePath().normalize();
      Path below =
          file.startsWith(directory)
              ? directory.relativize(file)
              : realDirectory.relativize(real(file));
      return below.toString().replace('\\', '/');
    } catch (IllegalArgumentException _) {
      return path;
    }
  }

  /**
   * A finding, wherever its file is seen from, whatever the directory is called and whichever
   * object of a namespace is read first.
   */
  BaselineEntry entry(Finding finding, Control control) {
    Resource about = about(finding);
    Finding named =
        control.ofNamespaces()
            ? finding.about(Resource.namespace(namespace(finding)))
            : finding.about(about).at(NOWHERE);
    return new BaselineEntry(
        named.fingerprint(), finding.control(), about.words(), named(finding.location().path()), 1);
  }

  /**
   * A service without its project, which is called as its directory is when nothing else is said.
   */
  private static Resource about(Finding finding) {
    Resource resource = finding.resource();
    return resource.kind().equals(BaselineEntry.SERVICE)
        ? new Resource("", resource.kind(), "", resource.name(), resource.container())
        : resource;
  }

  private static String namespace(Finding finding) {
    return finding.evidence().getOrDefault("namespace", "");
  }

  /** Whether a file that the baseline names is there no more, by this name. */
  boolean isGone(String named) {
    try {
      return !named.equals(STANDARD_INPUT) && !Files.exists(realDirectory.resolve(named));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /** Whether a path that the baseline names is one of these, or lies below. */
  boolean isBelow(String named, List<String> given) {
    if (named.equals(STANDARD_INPUT)) {
      return given.contains(named);
    }
    try {
      Path file = directory.resolve(named).normalize();
      Path realFile = realDirectory.resolve(named).normalize();
      for (String path : given) {
        Path operand = Path.of(path).toAbsolutePath().normalize();
        if (file.startsWith(operand) || realFile.startsWith(real(operand))) {
          return true;
        }
      }
      return false;
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /** Without links, also of what is not there but lies in a directory that is. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      Path parent = path.getParent();
      Path name = path.getFileName();
      return parent == null || name == null ? path : real(parent).resolve(name);
    }
  }
}
