package dev.brynje.cli;

import dev.brynje.core.source.SourceFile;
import dev.brynje.workload.DockerfileAudit;
import dev.brynje.workload.ManifestAudit;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes sources of files that are judged by themselves, each as what it is. */
final class FileSources {
  private final Arguments arguments;
  private final ManifestAudit audit;
  private final Supplier<DockerfileAudit> making;
  private final InputStream stdin;

  /** Made for the first Dockerfile, so that its classes are not loaded for manifests alone. */
  private @Nullable DockerfileAudit dockerfiles;

  /**
   * @param dockerfiles asked for once there is one
   */
  FileSources(
      Arguments arguments,
      ManifestAudit audit,
      Supplier<DockerfileAudit> dockerfiles,
      InputStream stdin) {
    this.arguments = arguments;
    this.audit = audit;
    this.making = dockerfiles;
    this.stdin = stdin;
  }

  ManifestAudit audit() {
    return audit;
  }

  Source of(SourceFile file) {
    return isReadAsDockerfile(file)
        ? new DockerfileSource(file, dockerfiles(), stdin)
        : new FileSource(file, audit, stdin);
  }

  private boolean isReadAsDockerfile(SourceFile file) {
    if (file.asked() && arguments.has("--as")) {
      return arguments.value("--as").orElse("").equals("dockerfile");
    }
    return judgesDockerfiles(arguments) && isDockerfile(Sources.name(file.path()));
  }

  private DockerfileAudit dockerfiles() {
    DockerfileAudit made = dockerfiles;
    if (made == null) {
      made = making.get();
      dockerfiles = made;
    }
    return made;
  }

  /** The Pod Security Standards have nothing to say of them. */
  static boolean judgesDockerfiles(Arguments arguments) {
    return !arguments.has("--pod-security");
  }

  /** Whether builders would take it for one by its name. */
  static boolean isDockerfile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean named =
        lower.equals("dockerfile")
            || lower.equals("containerfile")
            || lower.startsWith("dockerfile.")
            || lower.startsWith("containerfile.")
            || lower.endsWith(".dockerfile")
            || lower.endsWith(".containerfile");
    return named
        && !lower.endsWith("ignore")
        && !lower.endsWith(".yaml")
        && !lower.endsWith(".yml")
        && !lower.endsWith(".json")
        && !lower.endsWith(".md");
  }
}
