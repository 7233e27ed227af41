package dev.brynje.cli;

import dev.brynje.core.source.SourceFile;
import dev.brynje.workload.ComposeAudit;
import dev.brynje.workload.DockerfileAudit;
import dev.brynje.workload.ManifestAudit;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes sources of files that are judged by themselves, each as what it is. */
final class FileSources {
  private final Arguments arguments;
  private final ManifestAudit audit;
  private final Supplier<DockerfileAudit> making;
  private final Supplier<ComposeAudit> projects;
  private final InputStream stdin;

  /** Whether Dockerfiles and Compose files are read as such. */
  private final boolean readsOthers;

  /** Made for the first Dockerfile, so that its classes are not loaded for manifests alone. */
  private @Nullable DockerfileAudit dockerfiles;

  /** Found among all files when one may be of a Compose project, for the same reason. */
  private @Nullable ComposeSources compose;

  /**
   * @param dockerfiles asked for once there is one
   * @param projects likewise
   */
  FileSources(
      Arguments arguments,
      ManifestAudit audit,
      Supplier<DockerfileAudit> dockerfiles,
      Supplier<ComposeAudit> projects,
      InputStream stdin) {
    this(arguments, audit, dockerfiles, projects, stdin, judgesDockerfiles(arguments));
  }

  private FileSources(
      Arguments arguments,
      ManifestAudit audit,
      Supplier<DockerfileAudit> dockerfiles,
      Supplier<ComposeAudit> projects,
      InputStream stdin,
      boolean readsOthers) {
    this.arguments = arguments;
    this.audit = audit;
    this.making = dockerfiles;
    this.projects = projects;
    this.stdin = stdin;
    this.readsOthers = readsOthers;
  }

  /** Takes every file for one of manifests. */
  static FileSources ofManifests(ManifestAudit audit, InputStream stdin) {
    Arguments none = Arguments.read(List.of(), List.of());
    return new FileSources(
        none,
        audit,
        () -> {
          throw new IllegalStateException("no Dockerfile is read");
        },
        () -> {
          throw new IllegalStateException("no Compose file is read");
        },
        stdin,
        false);
  }

  ManifestAudit audit() {
    return audit;
  }

  /** Looks among all files for those that belong together. */
  void group(List<SourceFile> files) {
    boolean named = arguments.value("--as").orElse("").equals("compose");
    Path before = null;
    for (SourceFile file : files) {
      boolean may = file.name().contains("compose");
      if (!may && !file.asked()) {
        // One of any name may be started by what stands in the file of variables beside it.
        Path directory = Sources.directory(file);
        may = !directory.equals(before) && Files.isRegularFile(directory.resolve(".env"));
        before = directory;
      }
      if (named || (readsOthers && may)) {
        compose = composeProjects(files);
        return;
      }
    }
  }

  private ComposeSources composeProjects(List<SourceFile> files) {
    List<Path> audited = new ArrayList<>();
    for (String operand : arguments.operands()) {
      audited.add(Path.of(operand));
    }
    ComposeSources made =
        new ComposeSources(projects.get(), this::dockerfiles, audit, audited, stdin);
    made.add(ComposeGroups.among(arguments, files));
    return made;
  }

  /** Whether a file is judged as part of another one's project. */
  boolean isMerged(SourceFile file) {
    ComposeSources found = compose;
    return found != null && found.isMerged(file);
  }

  Source of(SourceFile file) {
    ComposeSources found = compose;
    Optional<Source> project = found == null ? Optional.empty() : found.of(file);
    if (project.isPresent()) {
      return project.get();
    }
    return isReadAsDockerfile(file)
        ? new DockerfileSource(
            file,
            dockerfiles(),
            stdin,
            () -> found != null && found.startedAsOther(file.path()),
            () -> found == null ? Set.of() : found.contexts(file.path()))
        : new FileSource(file, audit, stdin);
  }

  private boolean isReadAsDockerfile(SourceFile file) {
    if (file.asked() && arguments.has("--as")) {
      return arguments.value("--as").orElse("").equals("dockerfile");
    }
    return readsOthers && isDockerfile(Sources.name(file.path()));
  }

  private synchronized DockerfileAudit dockerfiles() {
    DockerfileAudit made = dockerfiles;
    if (made == null) {
      made = making.get();
      dockerfiles = made;
    }
    return made;
  }

  /** The Pod Security Standards and the network have nothing to say of them. */
  static boolean judgesDockerfiles(Arguments arguments) {
    return !arguments.has("--pod-security") && !NetworkAudit.isAsked(arguments);
  }

  /** What only resembles a Dockerfile: templates of one, copies set aside, programs about them. */
  private static final String OTHERS =
      " md yaml yml json toml xml html txt lock j2 jinja jinja2 tmpl tpl gotmpl template erb mustache"
          + " in orig rej bak old swp diff patch rb py go js ts rs java kt cs sh ps1 php c h ";

  /** Whether people mean one by such a name. */
  static boolean isDockerfile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return (isNamed(lower, "dockerfile") || isNamed(lower, "containerfile"))
        && !lower.endsWith("ignore")
        && !lower.endsWith("~")
        && !OTHERS.contains(" " + lower.substring(lower.lastIndexOf('.') + 1) + " ");
  }

  /** {@code Dockerfile}, {@code Dockerfile.dev}, {@code Dockerfile-dev}, {@code dev.Dockerfile}. */
  private static boolean isNamed(String name, String word) {
    boolean begins =
        name.startsWith(word)
            && (name.length() == word.length() || ".-_".indexOf(name.charAt(word.length())) >= 0);
    return begins || name.endsWith("." + word);
  }
}
