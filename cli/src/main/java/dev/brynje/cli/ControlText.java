package dev.brynje.cli;

import dev.brynje.core.Control;
import dev.brynje.core.Parameter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** Explains a control to people. */
final class ControlText {
  private ControlText() {}

  static void write(Control control, Writer out) throws IOException {
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
    if (!control.parameters().isEmpty()) {
      out.write("Parameters of brynje.yaml\n");
      for (Parameter parameter : control.parameters()) {
        out.write("  %s: %s\n".formatted(parameter.word(), parameter.example()));
        out.write("    %s.\n".formatted(parameter.meaning()));
        out.write(parameter.isNeeded() ? "    The control is off until it is set.\n" : "");
      }
      out.write("\n");
    }
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
