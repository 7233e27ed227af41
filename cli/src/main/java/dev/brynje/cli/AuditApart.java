package dev.brynje.cli;

import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.ExitCode;
import dev.brynje.core.FindingSpool;
import dev.brynje.core.Severity;
import dev.brynje.core.assessment.Merge;
import dev.brynje.core.source.SourceFile;
import dev.brynje.core.source.SourceWalk;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Judges paths with configurations of their own apart, as runs of their own would, and tells them
 * together. Each run fails by its own configuration.
 */
final class AuditApart implements Closeable {
  private static final String REMARK =
      "each configuration's paths were judged by themselves: what one has for another, as a"
          + " NetworkPolicy or a Service, was not seen there";

  /** Paths of one configuration, and the files that belong to them. */
  private record Part(Arguments arguments, SourceWalk walk, List<SourceFile> files) {}

  private final Clock clock;
  private final Arguments arguments;
  private final PathsApart paths;
  private final Merge merge;
  private int code = ExitCode.OK;

  AuditApart(Clock clock, Arguments arguments, PathsApart paths) {
    this.clock = clock;
    this.arguments = arguments;
    this.paths = paths;
    Catalogue catalogue = Selection.everything();
    Severity least = arguments.value("--severity").flatMap(Severity::of).orElse(Severity.INFO);
    this.merge = new Merge(Brynje.TOOL, catalogue, least);
  }

  /** Judges all; the findings can be read until this is closed. */
  Assessment judged(Terminal terminal) throws IOException {
    OptionalInt exitCode = AuditCommand.exitCode(arguments);
    List<Part> parts = parts();
    Comparison comparison = Comparison.of(arguments, parts.size());
    PathAudit audit = new PathAudit(clock, comparison, terminal);
    for (Part part : parts) {
      Selection selection = Selection.of(part.arguments).remarking(REMARK);
      try (FindingSpool spool = new FindingSpool()) {
        Assessment one = audit.judged(part.arguments, selection, part.walk, part.files, spool);
        merge.add(String.join(" ", part.arguments.operands()), one);
        code = ExitCode.worse(code, ExitCode.of(one, selection.policy().failOn(), exitCode));
      }
    }
    return merge.assessment().of(NetworkAudit.command(arguments));
  }

  /** Those that have something to judge, or nothing at all, which is said. */
  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (Arguments some : paths.parts()) {
      SourceWalk walk = PathAudit.walk(some);
      List<SourceFile> files = paths.nearest(walk.files(), some.operands());
      if (!files.isEmpty() || walk.files().isEmpty()) {
        parts.add(new Part(some, walk, files));
      }
    }
    return parts;
  }

  int exitCode() {
    return code;
  }

  @Override
  public void close() {
    merge.close();
  }
}
