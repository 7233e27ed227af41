package dev.brynje.cli;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.ExitCode;
import dev.brynje.core.Parameter;
import dev.brynje.core.report.ControlJson;
import dev.brynje.core.report.ControlMarkdown;
import dev.brynje.workload.LeftOutChecks;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class ControlsCommand implements Command {
  @Override
  public String name() {
    return "controls";
  }

  @Override
  public String summary() {
    return "List the controls, or explain one";
  }

  @Override
  public String operands() {
    return "[ID]";
  }

  @Override
  public Operands completes() {
    return Operands.CONTROLS;
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.choice(
                "--format",
                "FORMAT",
                "text (the default), json or markdown",
                List.of("text", "json", "markdown"))
            .or("-f"));
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "brynje controls workload/run-as-non-root",
            "Explains one control, with a bad and a good example"),
        new Example(
            "brynje controls KSV-0012", "Explains what stands for another tool's check of this id"),
        new Example("brynje controls --format json", "Lists every control with every field"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    Catalogue catalogue = Selection.everything();
    List<String> ids = arguments.operands();
    List<Control> controls = new ArrayList<>();
    for (String id : ids) {
      controls.addAll(named(id, catalogue));
    }
    boolean all = ids.isEmpty();
    switch (arguments.value("--format").orElse("text")) {
      case "json" -> writeJson(all ? catalogue.controls() : controls, !all, terminal.out());
      case "markdown" ->
          ControlMarkdown.write(
              all ? catalogue.controls() : controls,
              all ? LeftOutChecks.all() : List.of(),
              terminal.out());
      default -> {
        if (all) {
          list(catalogue, terminal.out());
        }
        String gap = "";
        for (Control control : controls) {
          terminal.out().write(gap);
          ControlText.write(control, terminal.out());
          gap = "\n";
        }
      }
    }
    return ExitCode.OK;
  }

  /**
   * The control of an id, or those that stand for another tool's check of that id; last those that
   * are judged only when the Pod Security Standards are asked for.
   */
  private static List<Control> named(String id, Catalogue catalogue) {
    Optional<Control> own = catalogue.find(id);
    if (own.isPresent()) {
      return List.of(own.get());
    }
    List<Control> standing = new ArrayList<>();
    for (Control control : catalogue.controls()) {
      if (control.references().values().stream().anyMatch(ids -> isAmong(ids, id))) {
        standing.add(control);
      }
    }
    if (standing.isEmpty()) {
      throw new UsageException(leftOut(id).orElse(PolicyInForce.unknown(id, catalogue)));
    }
    standing.sort(Comparator.comparing(control -> control.id().startsWith("pss/")));
    return standing;
  }

  private static boolean isAmong(List<String> ids, String id) {
    return ids.stream().anyMatch(id::equalsIgnoreCase);
  }

  private static Optional<String> leftOut(String id) {
    return LeftOutChecks.all().stream()
        .filter(one -> one.id().equalsIgnoreCase(id))
        .findFirst()
        .map(one ->
            "no control stands for %s of %s: %s".formatted(one.id(), one.source(), one.reason()));
  }

  /** One control that was named is an object; anything else is an array. */
  private static void writeJson(List<Control> controls, boolean named, Writer out)
      throws IOException {
    if (named && controls.size() == 1) {
      ControlJson.write(controls.getFirst(), out);
    } else {
      ControlJson.write(controls, out);
    }
  }

  private static void list(Catalogue catalogue, Writer out) throws IOException {
    int widest = 0;
    for (Control control : catalogue.controls()) {
      widest = Math.max(widest, control.id().length());
    }
    for (Control control : catalogue.controls()) {
      String id = control.id();
      out.write(id + " ".repeat(widest + 2 - id.length()));
      String severity = control.severity().word();
      out.write(severity + " ".repeat(10 - severity.length()));
      out.write(control.title() + without(control) + "\n");
    }
  }

  /** What is not judged until something is set. */
  private static String without(Control control) {
    List<Parameter> needs = control.needs();
    return needs.isEmpty() ? "" : " (off until %s is set)".formatted(needs.getFirst().word());
  }
}
