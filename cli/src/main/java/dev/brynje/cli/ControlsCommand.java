package dev.brynje.cli;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.ExitCode;
import dev.brynje.core.report.ControlJson;
import dev.brynje.core.report.ControlMarkdown;
import dev.brynje.workload.LeftOutChecks;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        new Example("brynje controls --format json", "Lists every control with every field"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    Catalogue catalogue = Selection.everything();
    List<String> ids = arguments.operands();
    List<Control> controls = new ArrayList<>();
    for (String id : ids) {
      controls.add(
          catalogue
              .find(id)
              .orElseThrow(() -> new UsageException(PolicyInForce.unknown(id, catalogue))));
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
        for (Control control : controls) {
          explain(control, terminal.out());
        }
      }
    }
    return ExitCode.OK;
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
      out.write(control.title() + "\n");
    }
  }

  private static void explain(Control control, Writer out) throws IOException {
    out.write(
        "%s (%s, ring %s %s)\n%s\n\n"
            .formatted(
                control.id(),
                control.severity().word(),
                control.ring().number(),
                control.ring().word(),
                control.title()));
    out.write("Why\n" + control.rationale().indent(2) + "\n");
    out.write("What to do\n" + control.remediation().indent(2) + "\n");
    if (!control.references().isEmpty()) {
      out.write("Also known as\n");
      for (Map.Entry<String, List<String>> source : control.references().entrySet()) {
        out.write("  %s: %s\n".formatted(source.getKey(), String.join(", ", source.getValue())));
      }
      out.write("\n");
    }
    if (!control.bad().isEmpty()) {
      out.write("Not like this\n" + control.bad().indent(2) + "\n");
      out.write("But like this\n" + control.good().indent(2));
    }
    if (!control.waivable()) {
      out.write("\nNo waiver can set this aside.\n");
    }
  }
}
