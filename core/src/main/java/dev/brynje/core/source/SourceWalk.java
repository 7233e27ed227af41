package dev.brynje.core.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds the files of a run: those named, and those in named directories, sorted by name. Symbolic
 * links are followed; each file and each directory is taken once, whichever way leads to it.
 */
public final class SourceWalk {
  /** Directories of other programs, with files by the thousand that nobody deploys. */
  private static final Set<String> NEVER_ENTERED = Set.of(".git", "node_modules");

  private static final int DEEPEST = 200;

  private final Predicate<String> wanted;
  private final String wantedWords;
  private final Map<Path, SourceFile> files = new LinkedHashMap<>();
  private final List<SourceProblem> problems = new ArrayList<>();
  private final Map<String, Long> passedOver = new TreeMap<>();
  private final Set<Path> entered = new HashSet<>();

  /** How often something was met that is wanted, or that the walk had been at before. */
  private int met;

  /**
   * @param wanted tells by its name whether a file in a directory is read
   * @param wantedWords what such a file is: {@code file that ends in .yaml}
   */
  public SourceWalk(Predicate<String> wanted, String wantedWords) {
    this.wanted = wanted;
    this.wantedWords = wantedWords;
  }

  /** Adds a path: a file of any name, or a directory with all below it. */
  public void add(Path path) {
    String name = shown(path);
    try {
      BasicFileAttributes attributes = attributes(path);
      if (attributes.isDirectory()) {
        addDirectory(path);
      } else if (isOpenHere(path)) {
        files.put(path, new SourceFile(name, path, true));
      } else if (attributes.isRegularFile()) {
        Path real = path.toRealPath();
        SourceFile before = files.getOrDefault(real, new SourceFile(name, path, true));
        files.put(real, new SourceFile(before.name(), before.path(), true));
      } else {
        problems.add(noFile(name));
      }
    } catch (AccessDeniedException e) {
      problems.add(SourceProblem.of(name, e));
    } catch (IOException _) {
      problems.add(Files.isSymbolicLink(path) ? leadsNowhere(name) : missing(name));
    }
  }

  /** Adds standard input. */
  public void addStandardInput() {
    files.put(SourceFile.STANDARD_INPUT.path(), SourceFile.STANDARD_INPUT);
  }

  /** The files found so far. */
  public List<SourceFile> files() {
    return List.copyOf(files.values());
  }

  /** What could not be entered or found so far. */
  public List<SourceProblem> problems() {
    return List.copyOf(problems);
  }

  /** How many directories of other programs were not entered, by their name. */
  public Map<String, Long> passedOver() {
    return Collections.unmodifiableMap(passedOver);
  }

  private void addDirectory(Path directory) {
    int before = met + problems.size();
    enter(directory, List.of());
    if (met + problems.size() == before) {
      problems.add(
          new SourceProblem(shown(directory), "holds no " + wantedWords, "name what to read"));
    }
  }

  private void enter(Path directory, List<Path> above) {
    Path real;
    try {
      real = directory.toRealPath();
    } catch (IOException e) {
      problems.add(SourceProblem.of(shown(directory), e));
      return;
    }
    if (above.contains(real)) {
      problems.add(
          new SourceProblem(
              shown(directory),
              "is a symbolic link that leads back to a directory above it",
              "remove the link, or name the directories apart"));
      return;
    }
    if (!entered.add(real)) {
      met++;
      return;
    }
    if (above.size() == DEEPEST) {
      problems.add(
          new SourceProblem(
              shown(directory),
              "lies more than %d directories deep".formatted(DEEPEST),
              "name it as a path"));
      return;
    }
    List<Path> here = new ArrayList<>(above);
    here.add(real);
    try {
      for (Path entry : entries(directory)) {
        visit(entry, here);
      }
    } catch (IOException e) {
      problems.add(SourceProblem.of(shown(directory), e));
    }
  }

  /**
   * @param above the real directories down to the one that the entry is in
   * @throws AccessDeniedException when the directory does not let its entries be looked at
   */
  private void visit(Path entry, List<Path> above) throws AccessDeniedException {
    try {
      BasicFileAttributes attributes = attributes(entry, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink()) {
        follow(entry, above);
      } else {
        take(entry, above.getLast().resolve(entry.getFileName()), attributes, above);
      }
    } catch (AccessDeniedException e) {
      throw e;
    } catch (IOException e) {
      if (isWanted(entry)) {
        problems.add(SourceProblem.of(shown(entry), e));
      }
    }
  }

  private void follow(Path link, List<Path> above) {
    try {
      take(link, link.toRealPath(), attributes(link), above);
    } catch (AccessDeniedException e) {
      problems.add(SourceProblem.of(shown(link), e));
    } catch (IOException _) {
      if (isWanted(link)) {
        problems.add(leadsNowhere(shown(link)));
      }
    }
  }

  private void take(Path entry, Path real, BasicFileAttributes attributes, List<Path> above) {
    if (attributes.isDirectory()) {
      String name = entry.getFileName().toString();
      if (NEVER_ENTERED.contains(name)) {
        passedOver.merge(name, 1L, Long::sum);
      } else {
        enter(entry, above);
      }
    } else if (isWanted(entry)) {
      if (attributes.isRegularFile()) {
        met++;
        files.putIfAbsent(real, new SourceFile(shown(entry), entry, false));
      } else {
        problems.add(noFile(shown(entry)));
      }
    }
  }

  private boolean isWanted(Path entry) {
    return wanted.test(entry.getFileName().toString());
  }

  private static BasicFileAttributes attributes(Path path, LinkOption... options)
      throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, options);
  }

  private static List<Path> entries(Path directory) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
    return entries;
  }

  /** Whether a shell opened it for this process, as {@code <(…)} does: somebody writes there. */
  private static boolean isOpenHere(Path path) {
    return path.startsWith("/dev/fd")
        || path.startsWith("/proc/self/fd")
        || path.startsWith("/dev/stdin");
  }

  private static SourceProblem noFile(String name) {
    return new SourceProblem(
        name, "is a pipe or a device, not a file", "pipe what it says into brynje audit -");
  }

  /** Words that a shell passes are decoded; a name that is not text does not survive it. */
  private static SourceProblem missing(String name) {
    boolean decoded = name.indexOf('\uFFFD') >= 0;
    return new SourceProblem(
        name,
        "does not exist",
        decoded ? "its name is not UTF-8: name the directory that it is in" : "check the path");
  }

  private static SourceProblem leadsNowhere(String name) {
    return new SourceProblem(name, "is a symbolic link that leads nowhere", "check the link");
  }

  private static String shown(Path path) {
    String name = path.normalize().toString();
    if (name.equals(SourceFile.STANDARD_INPUT.name())) {
      return "./-";
    }
    return name.isEmpty() ? "." : name.replace(File.separatorChar, '/');
  }
}
