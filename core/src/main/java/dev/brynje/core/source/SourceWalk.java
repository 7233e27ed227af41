package dev.brynje.core.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the files of a run: those named, and those in named directories, sorted by name. Symbolic
 * links are followed; each directory is entered once, whichever way leads to it.
 */
public final class SourceWalk {
  /** Directories of other programs, with files by the thousand that nobody deploys. */
  private static final Set<String> NEVER_ENTERED = Set.of(".git", "node_modules");

  private static final int DEEPEST = 200;

  private final Predicate<String> wanted;
  private final List<SourceFile> files = new ArrayList<>();
  private final List<SourceProblem> problems = new ArrayList<>();
  private final Set<Object> entered = new HashSet<>();

  /**
   * @param wanted tells by its name whether a file in a directory is read
   */
  public SourceWalk(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /** Adds a path: a file of any name, or a directory with all below it. */
  public void add(Path path) {
    String name = shown(path);
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      problems.add(new SourceProblem(name, "does not exist", "check the path"));
    } else if (!Files.exists(path)) {
      problems.add(
          new SourceProblem(name, "is a symbolic link that leads nowhere", "check the link"));
    } else if (Files.isDirectory(path)) {
      enter(path, new ArrayList<>());
    } else {
      files.add(new SourceFile(name, path, true));
    }
  }

  /** Adds a source that is no file of a directory, as standard input. */
  public void add(SourceFile file) {
    files.add(file);
  }

  /** The files found so far. */
  public List<SourceFile> files() {
    return List.copyOf(files);
  }

  /** What could not be entered or found so far. */
  public List<SourceProblem> problems() {
    return List.copyOf(problems);
  }

  private void enter(Path directory, List<Object> above) {
    Object key;
    try {
      key = key(directory);
    } catch (IOException e) {
      problems.add(unreadable(directory, e));
      return;
    }
    if (above.contains(key)) {
      problems.add(
          new SourceProblem(
              shown(directory),
              "is a symbolic link that leads back to a directory above it",
              "remove the link, or name the directories apart"));
      return;
    }
    if (!entered.add(key)) {
      return;
    }
    if (above.size() == DEEPEST) {
      problems.add(
          new SourceProblem(
              shown(directory), "lies more than 200 directories deep", "name it as a path"));
      return;
    }
    List<Object> here = new ArrayList<>(above);
    here.add(key);
    for (Path entry : entries(directory)) {
      visit(entry, here);
    }
  }

  private void visit(Path entry, List<Object> above) {
    String name = entry.getFileName().toString();
    if (Files.isDirectory(entry)) {
      if (!NEVER_ENTERED.contains(name)) {
        enter(entry, above);
      }
    } else if (wanted.test(name)) {
      if (Files.isRegularFile(entry)) {
        files.add(new SourceFile(shown(entry), entry, false));
      } else if (!Files.exists(entry)) {
        problems.add(
            new SourceProblem(
                shown(entry), "is a symbolic link that leads nowhere", "check the link"));
      }
    }
  }

  private List<Path> entries(Path directory) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (IOException e) {
      problems.add(unreadable(directory, e));
    } catch (DirectoryIteratorException e) {
      problems.add(unreadable(directory, e));
    }
    entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
    return entries;
  }

  /** What tells a directory from all others, however it is reached. */
  private static Object key(Path directory) throws IOException {
    Object key = Files.readAttributes(directory, BasicFileAttributes.class).fileKey();
    return key != null ? key : directory.toRealPath();
  }

  private static SourceProblem unreadable(Path path, Exception e) {
    String reason =
        e instanceof AccessDeniedException
            ? "may not be read by this user"
            : "cannot be read: " + e.getMessage();
    return new SourceProblem(shown(path), reason, "check its permissions");
  }

  private static String shown(Path path) {
    String name = path.normalize().toString();
    return name.isEmpty() ? "." : name.replace('\\', '/');
  }
}
