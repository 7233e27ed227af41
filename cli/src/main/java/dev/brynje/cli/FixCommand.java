package dev.brynje.cli;

import dev.brynje.cli.fix.Bindings;
import dev.brynje.cli.fix.FileWrite;
import dev.brynje.cli.fix.FixText;
import dev.brynje.cli.fix.FixedFile;
import dev.brynje.cli.fix.MendedFindings;
import dev.brynje.cli.fix.RefusedFile;
import dev.brynje.cli.fix.WishesFile;
import dev.brynje.core.Assessment;
import dev.brynje.core.ExitCode;
import dev.brynje.core.Finding;
import dev.brynje.core.Fix;
import dev.brynje.core.Input;
import dev.brynje.core.Location;
import dev.brynje.core.Severity;
import dev.brynje.core.Sha256;
import dev.brynje.core.report.JsonReport;
import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.fix.ManifestFix;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Wishes;
import dev.brynje.fix.diff.Difference;
import dev.brynje.fix.diff.Patch;
import dev.brynje.fix.image.ImageTable;
import dev.brynje.yaml.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes sources so that findings go, or shows how it would. */
final class FixCommand implements Command {
  private final AuditCommand audit;

  FixCommand(AuditCommand audit) {
    this.audit = audit;
  }

  @Override
  public String name() {
    return "fix";
  }

  @Override
  public String summary() {
    return "Change manifests so that findings go, and nothing else of them; shows the change first";
  }

  @Override
  public String operands() {
    return "PATH…";
  }

  @Override
  public Operands completes() {
    return Operands.PATHS;
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.flag("--write", "Change the files; without it the change is only shown"),
        Option.file("--patch", "Write the change to a file that git apply takes, - for output"),
        Option.file("--defaults", "Set resources as this file says; no number is guessed"),
        Option.file("--lock", "Pin images by the digests in this file"),
        Option.flag("--unsafe", "Take away too what the program may stand on, as host networks"),
        Option.choice("--format", "FORMAT", "text (the default) or json", List.of("text", "json"))
            .or("-f"),
        Option.controls("--only", "Fix findings of these controls only"),
        Option.controls("--skip", "Fix findings of all controls but these"),
        AuditCommand.severity(),
        AuditCommand.failOn(),
        AuditCommand.config(),
        Reports.colour(),
        AuditCommand.quiet());
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("brynje fix k8s/", "Shows what would change, and why"),
        new Example("brynje fix --write k8s/", "Changes the files"),
        new Example("brynje fix --patch fix.patch k8s/", "Writes a patch for git apply"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    if (arguments.operands().contains("-")) {
      throw new UsageException("standard input cannot be changed; name files or directories");
    }
    Wishes wishes = wishes(arguments);
    return audit.judge(arguments, terminal, judged -> answer(arguments, wishes, judged, terminal));
  }

  private static int answer(
      Arguments arguments, Wishes wishes, Assessment judged, Terminal terminal) throws IOException {
    Severity least = arguments.value("--severity").flatMap(Severity::of).orElse(Severity.INFO);
    List<FixedFile> files = fixed(judged, least, wishes, arguments.has("--write"));
    write(arguments, files, judged, terminal);
    return exitCode(arguments, judged, files);
  }

  private static Wishes wishes(Arguments arguments) {
    Wishes none = Wishes.NONE;
    Map<String, String> resources = none.resources();
    String sizeLimit = none.sizeLimit();
    Map<String, String> digests = none.digests();
    try {
      if (arguments.has("--defaults")) {
        WishesFile file = WishesFile.read(PolicyInForce.path(arguments.value("--defaults").get()));
        resources = file.resources();
        sizeLimit = file.sizeLimit(sizeLimit);
      }
      if (arguments.has("--lock")) {
        digests = WishesFile.read(PolicyInForce.path(arguments.value("--lock").get())).digests();
      }
    } catch (RefusedFile e) {
      throw new UsageException(e.reason());
    }
    return new Wishes(resources, sizeLimit, arguments.has("--unsafe"), digests);
  }

  /** What becomes of every file about which there is a finding. */
  private static List<FixedFile> fixed(
      Assessment assessment, Severity least, Wishes wishes, boolean write) {
    Map<String, List<Finding>> findings = byFile(assessment, least);
    Map<String, String> digests = new LinkedHashMap<>();
    Bindings bindings = new Bindings();
    for (Input input : assessment.inputs()) {
      if (input.kind().equals("file")) {
        digests.put(input.name(), input.digest());
        read(input.name()).ifPresent(bindings::read);
      }
    }
    ManifestFix fix = new ManifestFix(wishes, ImageTable.known(), bindings);
    List<FixedFile> files = new ArrayList<>();
    findings.forEach((name, those) -> {
      Optional<byte[]> bytes = read(name);
      boolean same = bytes.isPresent() && Sha256.named(bytes.get()).equals(digests.get(name));
      if (same) {
        files.add(fixed(name, bytes.get(), fix.fix(bytes.get(), those), write));
      } else {
        files.add(
            new FixedFile(
                name,
                Path.of(name),
                Mended.left(those, "the file changed meanwhile; run this again"),
                false));
      }
    });
    return files;
  }

  private static FixedFile fixed(String name, byte[] before, Mended mended, boolean write) {
    Path path = Path.of(name);
    if (!write || !mended.isChanged()) {
      return new FixedFile(name, path, mended, false);
    }
    Optional<String> why = FileWrite.write(path, before, mended.bytes());
    return why.isEmpty()
        ? new FixedFile(name, path, mended, true)
        : new FixedFile(name, path, mended.refused(why.get()), false);
  }

  private static Map<String, List<Finding>> byFile(Assessment assessment, Severity least) {
    Map<String, List<Finding>> findings = new TreeMap<>();
    for (Finding finding : assessment.findings()) {
      Location place = finding.location();
      if (finding.isOpen()
          && finding.severity().reaches(least)
          && place.origin() == Location.Origin.WRITTEN
          && ManifestFix.knows(finding.control())) {
        findings.computeIfAbsent(place.path(), _ -> new ArrayList<>()).add(finding);
      }
    }
    return findings;
  }

  private static Optional<byte[]> read(String name) {
    BoundedFile.Content content =
        BoundedFile.read(new SourceFile(name, Path.of(name), false), Limits.DEFAULT.bytes());
    return content instanceof BoundedFile.Bytes(byte[] bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  private static void write(
      Arguments arguments, List<FixedFile> files, Assessment assessment, Terminal terminal)
      throws IOException {
    if (arguments.has("--patch")) {
      String patch = patch(files);
      String where = arguments.value("--patch").orElse("-");
      if (where.equals("-")) {
        terminal.out().write(patch);
      } else {
        writePatch(Path.of(where), patch);
      }
    }
    if (arguments.value("--format").orElse("text").equals("json")) {
      Fix.State state = arguments.has("--write") ? Fix.State.MADE : Fix.State.PROPOSED;
      new JsonReport().write(MendedFindings.in(assessment, files, state).of("fix"), terminal.out());
    } else if (!arguments.value("--patch").orElse("").equals("-")) {
      boolean coloured = terminal.colours(arguments.value("--color").orElse("auto"));
      FixText text = new FixText(terminal.out(), coloured);
      for (FixedFile file : files) {
        text.show(file);
      }
      text.showLeft(files);
      text.say(summary(files, arguments));
    }
    terminal.out().flush();
    assessment
        .unjudged()
        .forEach(
            one -> terminal.say("not judged: " + one.location().words() + ": " + one.reason()));
  }

  private static void writePatch(Path file, String patch) {
    try {
      Files.writeString(file, patch, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageException("cannot write %s: %s".formatted(file, Reports.reason(e)));
    }
  }

  private static String patch(List<FixedFile> files) {
    StringBuilder patch = new StringBuilder();
    for (FixedFile file : files) {
      if (file.mended().isChanged()) {
        patch.append(
            Patch.of(
                file.patchPath(),
                Difference.of(file.mended().before().text(), file.mended().splices())));
      }
    }
    return patch.toString();
  }

  private static String summary(List<FixedFile> files, Arguments arguments) {
    long changed = files.stream().filter(file -> file.mended().isChanged()).count();
    long gone = files.stream().mapToLong(file -> count(file, true)).sum();
    long left = files.stream().mapToLong(file -> count(file, false)).sum();
    if (changed == 0) {
      return left == 0 ? "Nothing to fix." : "Nothing is fixed; %d left to you.".formatted(left);
    }
    String verb = arguments.has("--write") ? "went" : "would go";
    return "%d %s %s in %d %s; %d left to you.%s"
        .formatted(
            gone,
            gone == 1 ? "finding" : "findings",
            verb,
            changed,
            changed == 1 ? "file" : "files",
            left,
            arguments.has("--write") ? "" : " Write with --write.");
  }

  private static long count(FixedFile file, boolean mended) {
    return file.mended().outcomes().stream().filter(one -> one.isMended() == mended).count();
  }

  /** Fails for what is still there: what is only shown is. */
  private static int exitCode(Arguments arguments, Assessment assessment, List<FixedFile> files) {
    if (!assessment.unjudged().isEmpty()) {
      return ExitCode.UNJUDGED;
    }
    Severity failOn = arguments.value("--fail-on").flatMap(Severity::of).orElse(Severity.HIGH);
    Map<String, Fix> made = MendedFindings.byKey(files, Fix.State.MADE);
    for (Finding finding : assessment.findings()) {
      Fix fix = made.get(MendedFindings.key(finding));
      boolean gone = fix != null && fix.state() == Fix.State.MADE && arguments.has("--write");
      if (finding.isOpen() && finding.severity().reaches(failOn) && !gone) {
        return ExitCode.FOUND;
      }
    }
    return ExitCode.OK;
  }
}
