package dev.brynje.cli;

import dev.brynje.core.Input;
import dev.brynje.core.Sha256;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Dockerfile. */
final class DockerfileSource implements Source {
  private final SourceFile file;
  private final DockerfileAudit audit;
  private final InputStream stdin;
  private BoundedFile.@Nullable Content standardInput;

  DockerfileSource(SourceFile file, DockerfileAudit audit, InputStream stdin) {
    this.file = file;
    this.audit = audit;
    this.stdin = stdin;
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
    return switch (file.isStandardInput() ? readStandardInput() : read(file.path(), file.name())) {
      case BoundedFile.Bytes(byte[] bytes) -> judge(bytes);
      case BoundedFile.Refused(SourceProblem problem) -> Judged.refused(problem);
    };
  }

  private Judged judge(byte[] bytes) {
    List<Input> inputs = new ArrayList<>();
    inputs.add(
        new Input(file.isStandardInput() ? "stdin" : "file", file.name(), Sha256.named(bytes)));
    BuildContext context = context();
    SourceJudgement judgement = audit.judge(file.name(), bytes, context);
    return new Judged(
        inputs, judgement.findings(), judgement.unjudged(), judgement.facts(), judgement.tally());
  }

  /** One of the Dockerfile's own goes before that of its directory. */
  private BuildContext context() {
    if (file.isStandardInput()) {
      return BuildContext.UNKNOWN;
    }
    String own = Sources.name(file.path()) + ".dockerignore";
    for (String name : List.of(own, ".dockerignore")) {
      Path ignore = file.path().resolveSibling(name);
      if (Files.exists(ignore)) {
        return read(ignore, name) instanceof BoundedFile.Bytes(byte[] bytes)
            ? new BuildContext(true, IgnoreFile.read(new String(bytes, StandardCharsets.UTF_8)))
            : BuildContext.UNKNOWN;
      }
    }
    return new BuildContext(true, IgnoreFile.NONE);
  }

  private static BoundedFile.Content read(Path path, String name) {
    return BoundedFile.read(new SourceFile(name, path, false), Limits.DEFAULT.bytes());
  }

  /** Read once, however often it is judged. */
  private BoundedFile.Content readStandardInput() {
    BoundedFile.Content read = standardInput;
    if (read == null) {
      try {
        read = BoundedFile.read("-", stdin, Limits.DEFAULT.bytes());
      } catch (IOException e) {
        read =
            new BoundedFile.Refused(
                new SourceProblem("-", "cannot be read: " + e.getMessage(), "try a file"));
      }
      standardInput = read;
    }
    return read;
  }
}
