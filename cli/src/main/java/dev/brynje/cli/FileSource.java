package dev.brynje.cli;

import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.SourceJudgement;
import java.io.InputStream;
import java.util.List;

/** A file with manifests, or standard input. */
final class FileSource implements Source {
  private final SourceFile file;
  private final ManifestAudit audit;
  private final FileContent content;

  FileSource(SourceFile file, ManifestAudit audit, InputStream stdin) {
    this.file = file;
    this.audit = audit;
    this.content = new FileContent(file, stdin);
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
    BoundedFile.Content read = content.read();
    // No switch over types: the JVM would write its code anew at every start, for longer than the
    // file takes.
    return read instanceof BoundedFile.Bytes(byte[] bytes)
        ? judge(number, bytes)
        : Judged.refused(((BoundedFile.Refused) read).problem());
  }

  private Judged judge(int number, byte[] bytes) {
    SourceJudgement judgement = audit.judge(number, file.name(), bytes, file.asked());
    return new Judged(
        List.of(content.input(bytes)),
        judgement.findings(),
        judgement.inline(),
        judgement.unjudged(),
        judgement.facts(),
        judgement.tally());
  }
}
