package dev.brynje.cli;

import dev.brynje.core.source.SourceFile;
import dev.brynje.workload.ComposeAudit;
import dev.brynje.workload.DockerfileAudit;
import dev.brynje.workload.ManifestAudit;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The Compose projects among what is judged, by their first files. */
final class ComposeSources {
  private final ComposeAudit audit;
  private final Supplier<DockerfileAudit> dockerfiles;
  private final ManifestAudit manifests;
  private final List<Path> audited;
  private final InputStream stdin;
  private final Map<SourceFile, ComposeSource> byFirst = new HashMap<>();
  private final Set<SourceFile> merged = new HashSet<>();

  /**
   * @param dockerfiles asked for when a Dockerfile stands in a file
   * @param audited directories that are audited
   */
  ComposeSources(
      ComposeAudit audit,
      Supplier<DockerfileAudit> dockerfiles,
      ManifestAudit manifests,
      List<Path> audited,
      InputStream stdin) {
    this.audit = audit;
    this.dockerfiles = dockerfiles;
    this.manifests = manifests;
    this.audited = audited;
    this.stdin = stdin;
  }

  /** Takes projects. */
  void add(List<ComposeGroup> groups) {
    for (ComposeGroup group : groups) {
      SourceFile first = group.first();
      FileSource otherwise = new FileSource(first, manifests, stdin);
      byFirst.put(first, new ComposeSource(group, otherwise, audit, dockerfiles, audited, stdin));
      merged.addAll(group.files().subList(1, group.files().size()));
    }
  }

  /**
   * Whether services start what a Dockerfile ends with, and all of them as a user other than root.
   */
  boolean startedAsOther(Path dockerfile) {
    boolean started = false;
    for (ComposeSource project : byFirst.values()) {
      Optional<Boolean> other = project.startedAsOther(ReachableFiles.real(dockerfile));
      if (other.isPresent() && !other.get()) {
        return false;
      }
      started |= other.isPresent();
    }
    return started;
  }

  /** The directories that services build a Dockerfile in; none when none does. */
  Set<Path> contexts(Path dockerfile) {
    Path real = ReachableFiles.real(dockerfile);
    Set<Path> all = new TreeSet<>();
    byFirst.values().forEach(project -> all.addAll(project.contexts(real)));
    return all;
  }

  /** The project that begins with a file. */
  Optional<Source> of(SourceFile file) {
    return Optional.ofNullable(byFirst.get(file));
  }

  /** Whether a file is part of a project that begins with another one. */
  boolean isMerged(SourceFile file) {
    return merged.contains(file);
  }
}
