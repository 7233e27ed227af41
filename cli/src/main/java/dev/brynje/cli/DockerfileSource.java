package dev.brynje.cli;

import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.core.source.SourceProblem;
import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.workload.DockerfileAudit;
import dev.brynje.workload.SourceJudgement;
import dev.brynje.workload.dockerfile.BuildContext;
import dev.brynje.yaml.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A Dockerfile. */
final class DockerfileSource implements Source {
  private final SourceFile file;
  private final DockerfileAudit audit;
  private final FileContent content;
  private final BooleanSupplier startedAsOther;

  /**
   * @param startedAsOther whether all who are known to start its image name a user other than root
   */
  DockerfileSource(
      SourceFile file, DockerfileAudit audit, InputStream stdin, BooleanSupplier startedAsOther) {
    this.file = file;
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

  /** One of the Dockerfile's own goes before that of its directory, podman's before Docker's. */
  private BuildContext context() {
    if (file.isStandardInput()) {
      return BuildContext.UNKNOWN;
    }
    String own = Sources.name(file.path()) + ".dockerignore";
    for (String name : List.of(own, ".containerignore", ".dockerignore")) {
      Path ignore = file.path().resolveSibling(name);
      if (Files.exists(ignore)) {
        SourceFile rules = new SourceFile(name, ignore, false);
        return BoundedFile.read(rules, Limits.DEFAULT.bytes())
                instanceof BoundedFile.Bytes(byte[] bytes)
            ? new BuildContext(
                true, IgnoreFile.read(new String(bytes, StandardCharsets.UTF_8)), startedAsOther)
            : new BuildContext(false, IgnoreFile.NONE, startedAsOther);
      }
    }
    return new BuildContext(!isBuiltFromAbove(), IgnoreFile.NONE, startedAsOther);
  }

  /**
   * Whether the context is most likely a directory above: one there has an ignore file, or is the
   * root of a repository, and nothing lies beside the Dockerfile that could be copied.
   */
  private boolean isBuiltFromAbove() {
    Path own = file.path().toAbsolutePath().normalize().getParent();
    if (own == null || Files.exists(own.resolve(".git"))) {
      return false;
    }
    for (Path above = own.getParent(); above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(".dockerignore"))
          || Files.exists(above.resolve(".containerignore"))) {
        return true;
      }
      if (Files.exists(above.resolve(".git"))) {
        return holdsDockerfilesOnly(own);
      }
    }
    return false;
  }

  private static boolean holdsDockerfilesOnly(Path directory) {
    try (DirectoryStream<Path> beside = Files.newDirectoryStream(directory)) {
      for (Path path : beside) {
        if (!FileSources.isDockerfile(Sources.name(path))) {
          return false;
        }
      }
      return true;
    } catch (IOException | DirectoryIteratorException _) {
      return false;
    }
  }
}
