package dev.brynje.cli;

import dev.brynje.cli.fix.RefusedFile;
import dev.brynje.cli.fix.WishesFile;
import dev.brynje.fix.answer.Wishes;
import java.io.IOException;
import java.util.List;
import java.util.Map;

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
    return "Change sources so that findings go, and nothing else of them; shows the change first";
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
        Option.flag(
                "--interactive", "Ask of each finding: apply, skip, waive, show its control, quit")
            .or("-i"),
        Option.file("--patch", "Write the change to a file that git apply takes, - for output"),
        Option.file("--defaults", "Set resources as this file says; no number is guessed"),
        Option.file("--lock", "Pin images by the digests in this file"),
        Option.directory(
            "--add-missing",
            "Write quotas, ranges and default-deny policies that namespaces lack into a directory"),
        Option.flag(
            "--unsafe",
            "Take away too what a program may stand on, which may break it: privileges, the node's"
                + " namespaces, ports and directories, the engine's socket, ports published on every"
                + " address, unchecked downloads, fixed platforms"),
        Option.flag(
            "--overlay",
            "Write what kustomizations need as a patch in the overlay, not in its base"),
        AuditCommand.values(),
        AuditCommand.set(),
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
        new Example(
            "brynje fix --interactive k8s/", "Asks of each finding, then changes the files"),
        new Example("brynje fix --patch fix.patch k8s/", "Writes a patch for git apply"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    if (arguments.operands().isEmpty()) {
      throw new UsageException("name at least one file or directory");
    }
    if (arguments.operands().contains("-")) {
      throw new UsageException("standard input cannot be changed; name files or directories");
    }
    if (arguments.has("--interactive")
        && (arguments.value("--format").orElse("text").equals("json")
            || arguments.value("--patch").orElse("").equals("-"))) {
      throw new UsageException(
          "--interactive writes to people; leave out --format json and --patch -");
    }
    Wishes wishes = wishes(arguments);
    return audit.judge(
        arguments,
        terminal,
        judged -> new FixRun(arguments, wishes, terminal, audit.today()).run(judged));
  }

  private static Wishes wishes(Arguments arguments) {
    Wishes none = Wishes.NONE;
    Map<String, String> resources = none.resources();
    String sizeLimit = none.sizeLimit();
    Map<String, String> digests = none.digests();
    long nodes = none.nodes();
    try {
      if (arguments.has("--defaults")) {
        WishesFile file = WishesFile.read(PolicyInForce.path(arguments.value("--defaults").get()));
        resources = file.resources();
        sizeLimit = file.sizeLimit(sizeLimit);
        nodes = file.nodes();
      }
      if (arguments.has("--lock")) {
        digests = WishesFile.read(PolicyInForce.path(arguments.value("--lock").get())).digests();
      }
    } catch (RefusedFile e) {
      throw new UsageException(e.reason());
    }
    return new Wishes(resources, sizeLimit, arguments.has("--unsafe"), digests, nodes);
  }
}
