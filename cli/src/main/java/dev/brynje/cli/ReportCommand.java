package dev.brynje.cli;

import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.ExitCode;
import dev.brynje.core.FindingSpool;
import dev.brynje.core.Severity;
import dev.brynje.core.Sha256;
import dev.brynje.core.assessment.AssessmentReader;
import dev.brynje.core.assessment.Merge;
import dev.brynje.core.assessment.RefusedAssessment;
import dev.brynje.core.source.SourceFile;
import dev.brynje.core.source.SourceProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what earlier runs found, together and in another form. */
final class ReportCommand implements Command {
  @Override
  public String name() {
    return "report";
  }

  @Override
  public String summary() {
    return "Merge the JSON answers of several runs, in any format";
  }

  @Override
  public String operands() {
    return "FILE…";
  }

  @Override
  public Operands completes() {
    return Operands.PATHS;
  }

  @Override
  public List<Option> options() {
    return List.of(
        Reports.format(),
        Reports.output(),
        AuditCommand.failOn(),
        AuditCommand.severity(),
        AuditCommand.exitCode(),
        AuditCommand.showWaived(),
        AuditCommand.showKnown(),
        Reports.colour());
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "brynje report shop.json infra.json -o report.html", "Makes one page of two runs"),
        new Example(
            "brynje audit -f json . | tee a.json | brynje report -",
            "Keeps the answer and reads it"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    List<SourceFile> files = files(arguments.operands());
    Catalogue catalogue = Selection.everything();
    Severity least = severity(arguments, "--severity").orElse(Severity.INFO);
    try (Reports reports = Reports.of(arguments, files, catalogue, terminal);
        Merge merge = new Merge(Brynje.TOOL, catalogue, least)) {
      if (!merged(files, merge, terminal)) {
        return ExitCode.UNJUDGED;
      }
      Assessment assessment = merge.assessment();
      merge.remarks().forEach(terminal::say);
      reports.write(assessment);
      return ExitCode.of(
          assessment,
          severity(arguments, "--fail-on").orElse(merge.failOn()),
          AuditCommand.exitCode(arguments));
    }
  }

  /** Whether all could be read: what is merged without one of them would pass for the whole. */
  private static boolean merged(List<SourceFile> files, Merge merge, Terminal terminal)
      throws IOException {
    boolean all = true;
    Map<String, String> read = new HashMap<>();
    for (SourceFile file : files) {
      try (FindingSpool spool = new FindingSpool()) {
        MessageDigest digest = Sha256.create();
        Assessment run = read(file, digest, spool, terminal);
        String same = read.putIfAbsent(HexFormat.of().formatHex(digest.digest()), file.name());
        if (same == null) {
          merge.add(file.name(), run);
        } else {
          terminal.say("%s: is the same as %s, and counts once".formatted(file.name(), same));
        }
      } catch (RefusedAssessment e) {
        terminal.say(e.line());
        all = false;
      } catch (IOException e) {
        SourceProblem problem =
            e instanceof NoSuchFileException
                ? new SourceProblem(file.name(), "does not exist", "check the path")
                : SourceProblem.of(file.name(), e);
        terminal.say("%s: %s; %s".formatted(problem.name(), problem.reason(), problem.advice()));
        all = false;
      }
    }
    return all;
  }

  private static Assessment read(
      SourceFile file, MessageDigest digest, FindingSpool spool, Terminal terminal)
      throws IOException, RefusedAssessment {
    if (file.isStandardInput()) {
      return AssessmentReader.read(
          file.name(), new DigestInputStream(terminal.in(), digest), spool);
    }
    try (InputStream in = new DigestInputStream(Files.newInputStream(file.path()), digest)) {
      return AssessmentReader.read(file.name(), in, spool);
    }
  }

  private static List<SourceFile> files(List<String> operands) {
    if (operands.isEmpty()) {
      throw new UsageException(
          "name at least one answer that brynje gave with --format json, or - for standard input");
    }
    List<SourceFile> files = new ArrayList<>();
    for (String operand : new LinkedHashSet<>(operands)) {
      if (operand.isEmpty()) {
        throw new UsageException("a path is empty");
      }
      Path path = PolicyInForce.path(operand);
      String name = operand.replace('\\', '/');
      files.add(operand.equals("-") ? SourceFile.STANDARD_INPUT : new SourceFile(name, path, true));
    }
    return files;
  }

  private static Optional<Severity> severity(Arguments arguments, String option) {
    return arguments.value(option).flatMap(Severity::of);
  }
}
