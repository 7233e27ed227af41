package dev.brynje.cli;

import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.core.source.SourceProblem;
import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.workload.DockerfileAudit;
import dev.brynje.workload.SourceJudgement;
import dev.brynje.workload.dockerfile.BuildContext;
import dev.brynje.yaml.Limits;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A Dockerfile. */
final class DockerfileSource implements Source {
  private static final String IGNORE = ".dockerignore";

  private final SourceFile file;
  private final DockerfileAudit audit;
  private final FileContent content;
  private final BooleanSupplier startedAsOther;
  private final Supplier<Set<Path>> contexts;

  /**
   * @param startedAsOther whether all who are known to start its image name a user other than root
   * @param contexts the directories that it is known to be built in
   */
  DockerfileSource(
      SourceFile file,
      DockerfileAudit audit,
      InputStream stdin,
      BooleanSupplier startedAsOther,
      Supplier<Set<Path>> contexts) {
    this.file = file;
    this.contexts = contexts;
    this.startedAsOther = startedAsOther;
    this.audit = audit;
    this.content = new FileContent(file, stdin);
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public String kind() {
    return DockerfileAudit.COUNTED;
  }

  @Override
  public Judged judge(int number) {
    return switch (content.read()) {
      case BoundedFile.Bytes(byte[] bytes) -> judge(bytes);
      case BoundedFile.Refused(SourceProblem problem) -> Judged.refused(problem);
    };
  }

  private Judged judge(byte[] bytes) {
    SourceJudgement judgement = audit.judge(file.name(), bytes, context());
    return new Judged(
        List.of(content.input(bytes)),
        judgement.findings(),
        judgement.inline(),
        judgement.unjudged(),
        judgement.facts(),
        judgement.tally());
  }

  /** Its own ignore file counts wherever it is built; else that of the directory of the build. */
  private BuildContext context() {
    if (file.isStandardInput()) {
      return BuildContext.UNKNOWN;
    }
    Optional<Path> own = existing(file.path().resolveSibling(name(file.path()) + IGNORE));
    if (own.isPresent()) {
      return read(own.get(), startedAsOther);
    }
    Set<Path> named = contexts.get();
    if (!named.isEmpty()) {
      return worst(named);
    }
    Optional<Path> beside = ignoreFile(file.path().toAbsolutePath().normalize().getParent());
    return beside
        .map(ignore -> read(ignore, startedAsOther))
        .orElseGet(() ->
            new BuildContext(
                !ContextDirectory.isAbove(file.path()), IgnoreFile.NONE, startedAsOther));
  }

  /** Of several builds the one that leaves out least. */
  private BuildContext worst(Set<Path> directories) {
    Optional<BuildContext> worst = Optional.empty();
    for (Path directory : directories) {
      BuildContext one = context(directory, startedAsOther);
      boolean worse = !one.ignore().keepsOut(".env") || !one.ignore().keepsOut(".git");
      if (worst.isEmpty() || worse) {
        worst = Optional.of(one);
      }
    }
    return worst.orElseThrow();
  }

  /** A directory that something is built in. */
  static BuildContext context(Path directory, BooleanSupplier startedAsOther) {
    return ignoreFile(directory)
        .map(file -> read(file, startedAsOther))
        .orElseGet(() -> new BuildContext(true, IgnoreFile.NONE, startedAsOther));
  }

  /** Podman's goes before Docker's. */
  private static Optional<Path> ignoreFile(@Nullable Path directory) {
    return directory == null
        ? Optional.empty()
        : existing(directory.resolve(".containerignore"))
            .or(() -> existing(directory.resolve(IGNORE)));
  }

  private static Optional<Path> existing(Path path) {
    return Optional.of(path).filter(Files::exists);
  }

  private static BuildContext read(Path ignore, BooleanSupplier startedAsOther) {
    SourceFile rules = new SourceFile(name(ignore), ignore, false);
    return BoundedFile.read(rules, Limits.DEFAULT.bytes())
            instanceof BoundedFile.Bytes(byte[] bytes)
        ? new BuildContext(
            true, IgnoreFile.read(new String(bytes, StandardCharsets.UTF_8)), startedAsOther)
        : new BuildContext(false, IgnoreFile.NONE, startedAsOther);
  }

  private static String name(Path path) {
    return Sources.name(path);
  }
}
