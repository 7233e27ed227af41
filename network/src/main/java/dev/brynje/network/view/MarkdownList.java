package dev.brynje.network.view;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A table. */
final class MarkdownList implements ListFormat {
  @Override
  public void write(List<Connection> connections, Writer out) throws IOException {
    out.write("| src | dst | conn |\n|-----|-----|------|\n");
    for (Connection one : connections) {
      if (!one.reach().sure().isEmpty()) {
        out.write(
            "| %s | %s | %s |\n".formatted(cell(one.from()), cell(one.to()), one.reach().sure()));
      }
    }
  }

  private static String cell(End end) {
    return end.toString().replace("|", "\\|");
  }
}
