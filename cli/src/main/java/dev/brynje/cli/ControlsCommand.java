package dev.brynje.cli;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.ExitCode;
import dev.brynje.workload.Checks;
import java.io.IOException;
import java.io.Writer;
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
    Catalogue catalogue = new Catalogue(Checks.controls());
    List<String> ids = arguments.operands();
    for (String id : ids) {
      if (catalogue.find(id).isEmpty()) {
        throw new UsageException(unknown(id, catalogue));
      }
    }
    if (ids.isEmpty()) {
      list(catalogue, terminal.out());
    }
    for (String id : ids) {
      explain(catalogue.find(id).orElseThrow(), terminal.out());
    }
    return ExitCode.OK;
  }

  static String unknown(String id, Catalogue catalogue) {
    return "there is no control %s%s"
        .formatted(
            id,
            catalogue
                .nearest(id)
                .map(near -> "; did you mean %s?".formatted(near))
                .orElse("; see brynje controls"));
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
        "%s (%s, ring %d %s)\n%s\n\n"
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
