package dev.brynje.cli;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Guesses whether an image is built in the directory of its Dockerfile or in one above. */
final class ContextDirectory {
  /** Directories that people keep apart for building, in which no project lies. */
  private static final Set<String> FOR_BUILDS =
      Set.of(
          "docker",
          ".docker",
          "dockerfiles",
          "container",
          "containers",
          "images",
          "build",
          "builds",
          "deploy",
          "deployment",
          "deployments",
          "package",
          "packaging",
          "ci",
          ".ci",
          ".github",
          ".gitlab",
          ".devcontainer",
          "ops",
          "infra",
          "hack",
          "scripts",
          "tools");

  /** What a project that is built where it lies begins with. */
  private static final Set<String> PROJECTS =
      Set.of(
          "package.json",
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "go.mod",
          "cargo.toml",
          "requirements.txt",
          "pyproject.toml",
          "setup.py",
          "pipfile",
          "gemfile",
          "composer.json",
          "mix.exs",
          "makefile",
          "cmakelists.txt",
          "src");

  private ContextDirectory() {}

  /**
   * Whether it is most likely a directory above: one there has an ignore file, or is the root of a
   * repository, and beside the Dockerfile nothing lies that could be meant, or only what helps with
   * building.
   */
  static boolean isAbove(Path dockerfile) {
    Path own = dockerfile.toAbsolutePath().normalize().getParent();
    if (own == null || Files.exists(own.resolve(".git"))) {
      return false;
    }
    for (Path above = own.getParent(); above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(".dockerignore"))
          || Files.exists(above.resolve(".containerignore"))) {
        return true;
      }
      if (Files.exists(above.resolve(".git"))) {
        return helpsOnly(own, above);
      }
    }
    return false;
  }

  private static boolean helpsOnly(Path own, Path root) {
    boolean forBuilds = false;
    for (Path part : root.relativize(own)) {
      forBuilds |= FOR_BUILDS.contains(part.toString().toLowerCase(Locale.ROOT));
    }
    boolean dockerfilesOnly = true;
    try (DirectoryStream<Path> beside = Files.newDirectoryStream(own)) {
      for (Path path : beside) {
        String name = Sources.name(path);
        if (PROJECTS.contains(name.toLowerCase(Locale.ROOT))) {
          return false;
        }
        dockerfilesOnly &= FileSources.isDockerfile(name);
      }
      return forBuilds || dockerfilesOnly;
    } catch (IOException | DirectoryIteratorException _) {
      return false;
    }
  }
}
