package dev.brynje.cli;

import dev.brynje.cli.checklist.Answer.Status;
import dev.brynje.cli.checklist.Checklist;
import dev.brynje.cli.checklist.ChecklistText;
import dev.brynje.cli.checklist.Item;
import dev.brynje.cli.checklist.PipelineFiles;
import dev.brynje.core.Assessment;
import dev.brynje.core.ExitCode;
import dev.brynje.core.FindingSpool;
import dev.brynje.core.report.JsonReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Answers six questions about a repository, in one screen. */
final class ChecklistCommand implements Command {
  private final AuditCommand audit;

  ChecklistCommand(AuditCommand audit) {
    this.audit = audit;
  }

  @Override
  public String name() {
    return "checklist";
  }

  @Override
  public String summary() {
    return "Say which of six basics are done, not done or unknown";
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
        Option.choice("--format", "FORMAT", "text (the default) or json", List.of("text", "json"))
            .or("-f"),
        Option.choice("--item", "ITEM", "Answer this item only; may be repeated", Item.words()),
        AuditCommand.config(),
        AuditCommand.values(),
        AuditCommand.set(),
        Reports.colour(),
        AuditCommand.quiet());
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("brynje checklist .", "Answers all six for this repository"),
        new Example(
            "brynje checklist --item root --item base k8s/", "Fails unless these two are done"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    Set<Item> items = EnumSet.noneOf(Item.class);
    for (Item item : Item.values()) {
      if (!arguments.has("--item") || arguments.all("--item").contains(item.word())) {
        items.add(item);
      }
    }
    List<Path> named =
        arguments.operands().stream()
            .filter(operand -> !operand.equals("-"))
            .map(PolicyInForce::path)
            .toList();
    return audit.judge(
        arguments, terminal, judged -> answer(arguments, items, judged, named, terminal));
  }

  private static int answer(
      Arguments arguments, Set<Item> items, Assessment judged, List<Path> named, Terminal terminal)
      throws IOException {
    try (FindingSpool kept = new FindingSpool()) {
      Checklist checklist = Checklist.of(items, judged, PipelineFiles.of(named), kept);
      if (arguments.value("--format").orElse("text").equals("json")) {
        String path = String.join(" ", arguments.operands());
        new JsonReport().write(checklist.assessment(judged, path, kept), terminal.out());
      } else {
        boolean coloured = terminal.colours(arguments.value("--color").orElse("auto"));
        new ChecklistText(coloured).write(checklist, terminal.out());
      }
      return exitCode(checklist);
    }
  }

  private static int exitCode(Checklist checklist) {
    int code = ExitCode.OK;
    for (var answer : checklist.answers()) {
      if (answer.status() == Status.UNKNOWN) {
        return ExitCode.UNJUDGED;
      }
      code = answer.status() == Status.NOT_DONE ? ExitCode.FOUND : code;
    }
    return code;
  }
}
