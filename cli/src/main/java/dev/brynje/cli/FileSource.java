package dev.brynje.cli;

import dev.brynje.core.Input;
import dev.brynje.core.Sha256;
import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.core.source.SourceProblem;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.SourceJudgement;
import dev.brynje.yaml.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file with manifests, or standard input. */
final class FileSource implements Source {
  private final SourceFile file;
  private final ManifestAudit audit;
  private final InputStream stdin;
  private BoundedFile.@Nullable Content standardInput;

  FileSource(SourceFile file, ManifestAudit audit, InputStream stdin) {
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
    return "files";
  }

  @Override
  public Judged judge(int number) {
    BoundedFile.Content content =
        file.isStandardInput()
            ? readStandardInput()
            : BoundedFile.read(file, Limits.DEFAULT.bytes());
    // No switch over types: the JVM would write its code anew at every start, for longer than the
    // file takes.
    return content instanceof BoundedFile.Bytes(byte[] bytes)
        ? judge(number, bytes)
        : Judged.refused(((BoundedFile.Refused) content).problem());
  }

  private Judged judge(int number, byte[] bytes) {
    SourceJudgement judgement = audit.judge(number, file.name(), bytes, file.asked());
    String kind = file.isStandardInput() ? "stdin" : "file";
    return new Judged(
        List.of(new Input(kind, file.name(), Sha256.named(bytes))),
        judgement.findings(),
        judgement.unjudged(),
        judgement.facts(),
        judgement.tally());
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
